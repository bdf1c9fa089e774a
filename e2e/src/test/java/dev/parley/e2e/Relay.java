package dev.parley.e2e;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ParleyPlugin;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An application with the relay at {@code /signal}, as a user of the plugin writes it, which serves
 * the class path's {@code pages/} beside it; on a free port of loopback or of another address.
 */
public final class Relay implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8");

  private final String host;
  private final Javalin javalin;

  private Relay(String host, Javalin javalin) {
    this.host = host;
    this.javalin = javalin;
  }

  public static Relay start() {
    return start(options -> {});
  }

  public static Relay start(Consumer<ParleyOptions> options) {
    return start("localhost", options);
  }

  public static Relay start(String host, Consumer<ParleyOptions> options) {
    return start(host, 0, options);
  }

  /** One on a port of the caller's choice; 0 for a free one. */
  static Relay start(String host, int port, Consumer<ParleyOptions> options) {
    return new Relay(
        host,
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  Consumer<ParleyOptions> open = chosen -> chosen.open = true;
                  config.registerPlugin(new ParleyPlugin(open.andThen(options)));
                  config.routes.get("/<path>", Relay::serve);
                })
            .start(host, port));
  }

  private static void serve(Context request) {
    String path = request.pathParam("path");
    InputStream page = Relay.class.getResourceAsStream("/pages/" + path);
    if (page == null) {
      request.status(HttpStatus.NOT_FOUND);
      return;
    }
    String extension = path.substring(path.lastIndexOf('.') + 1);
    request.contentType(TYPES.getOrDefault(extension, "application/octet-stream")).result(page);
  }

  /** The address of {@code path}, such as {@code room/index.html}. */
  public String url(String path) {
    return "http://" + host + ":" + javalin.port() + "/" + path;
  }

  int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
