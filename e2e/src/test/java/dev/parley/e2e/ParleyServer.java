package dev.parley.e2e;

import dev.parley.server.ParleyPlugin;
import io.javalin.Javalin;
import io.javalin.http.staticfiles.Location;

/**
 * The relay in a Javalin application that also serves the class path's {@code pages/}, on loopback.
 */
final class ParleyServer implements AutoCloseable {

  private final Javalin javalin;

  private ParleyServer(Javalin javalin) {
    this.javalin = javalin;
  }

  static ParleyServer start() {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.staticFiles.add("/pages", Location.CLASSPATH);
              config.registerPlugin(new ParleyPlugin());
            });
    return new ParleyServer(javalin.start("localhost", 0));
  }

  /** The address of {@code path}, such as {@code client/index.html}. */
  String url(String path) {
    return "http://localhost:" + javalin.port() + "/" + path;
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
