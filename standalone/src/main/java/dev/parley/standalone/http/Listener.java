package dev.parley.standalone.http;

import java.util.Optional;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * An address to listen on.
 *
 * @param port 0 to 65535; 0 takes any free one
 * @param tls how connections are encrypted, if they are
 */
public record Listener(String host, int port, Optional<SslContextFactory.Server> tls) {

  /** The same, as Jetty has it. */
  public Connector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector;
    if (tls.isPresent()) {
      // Whatever name it was reached by, there is one certificate and one service.
      http.addCustomizer(new SecureRequestCustomizer(false));
      connector = new ServerConnector(server, tls.get(), plain);
    } else {
      connector = new ServerConnector(server, plain);
    }
    connector.setHost(host);
    connector.setPort(port);
    JettyTuning.tune(connector);
    return connector;
  }

  /** For people: {@code http://0.0.0.0:8080}. */
  public String url(int actualPort) {
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (tls.isPresent() ? "https://" : "http://") + bracketed + ":" + actualPort;
  }
}
