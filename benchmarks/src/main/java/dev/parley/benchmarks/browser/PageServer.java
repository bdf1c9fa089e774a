package dev.parley.benchmarks.browser;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ParleyPlugin;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Parley's relay with its limits as they come, and the contenders' pages beside it. */
final class PageServer {

  private static final Map<String, Path> LIBRARIES =
      Map.of(
          "peerjs.js", Path.of("peerjs", "dist", "peerjs.min.js"),
          "simple-peer.js", Path.of("simple-peer", "simplepeer.min.js"));

  private PageServer() {}

  public static void main(String[] arguments) {
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.registerPlugin(new ParleyPlugin(PageServer::configure));
              config.routes.get("/lib/{name}", PageServer::library);
              config.routes.get("/{name}", PageServer::page);
            })
        .start("localhost", Integer.parseInt(arguments[0]));
  }

  private static void configure(ParleyOptions options) {
    options.open = true;
  }

  /** The file of a library as it is published, minified. */
  static Path libraryFile(String name) {
    return Path.of(System.getProperty("parley.node"))
        .resolveSibling("node_modules")
        .resolve(LIBRARIES.get(name));
  }

  private static void library(Context request) throws IOException {
    request
        .contentType("text/javascript")
        .result(Files.readAllBytes(libraryFile(request.pathParam("name"))));
  }

  private static void page(Context request) {
    String name = request.pathParam("name");
    InputStream file = PageServer.class.getResourceAsStream("/browser/" + name);
    if (file == null) {
      request.status(HttpStatus.NOT_FOUND);
      return;
    }
    request.contentType(name.endsWith(".js") ? "text/javascript" : "text/html").result(file);
  }
}
