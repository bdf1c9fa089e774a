package dev.parley.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Serves the class path's {@code pages/} on a free port of loopback: no application server, for
 * pages that test a library alone. {@code localhost} is a secure context, so devices are to be had.
 */
public final class StaticPages implements AutoCloseable {

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html; charset=utf-8", "js", "text/javascript; charset=utf-8");

  private final HttpServer server;

  private StaticPages(HttpServer server) {
    this.server = server;
  }

  public static StaticPages start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", StaticPages::serve);
      server.start();
      return new StaticPages(server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of {@code path}, such as {@code bindings/index.html}. */
  public String url(String path) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + path;
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    try (exchange;
        InputStream page = StaticPages.class.getResourceAsStream("/pages" + path)) {
      if (page == null || path.endsWith("/")) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      String extension = path.substring(path.lastIndexOf('.') + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream"));
      byte[] body = page.readAllBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
