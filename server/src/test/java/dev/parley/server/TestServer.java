package dev.parley.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Javalin application on a free port of this machine, with a relay in it. */
final class TestServer implements AutoCloseable {

  private final Javalin javalin;
  private final List<TestClient> clients = new ArrayList<>();

  private TestServer(Javalin javalin) {
    this.javalin = javalin;
  }

  static TestServer start() {
    return start(options -> {});
  }

  static TestServer start(Consumer<ParleyOptions> options) {
    return startApplication(config -> config.registerPlugin(new ParleyPlugin(options)));
  }

  static TestServer start(Consumer<ParleyOptions> options, Surroundings surroundings) {
    return startApplication(
        config -> config.registerPlugin(new ParleyPlugin(options, surroundings)));
  }

  static TestServer startApplication(Consumer<JavalinConfig> configuration) {
    Javalin javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              configuration.accept(config);
            });
    return new TestServer(javalin.start("127.0.0.1", 0));
  }

  int port() {
    return javalin.port();
  }

  URI http(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  URI ws(String pathAndQuery) {
    return URI.create("ws://127.0.0.1:" + port() + pathAndQuery);
  }

  /** Opens a socket at the default path. */
  TestClient connect() {
    return connect("/signal");
  }

  TestClient connect(String pathAndQuery, String... subprotocols) {
    TestClient client = TestClient.connect(ws(pathAndQuery), subprotocols);
    clients.add(client);
    return client;
  }

  /** Opens a socket and joins, and returns once it is welcome. */
  TestClient join(String room, String name) {
    TestClient client = connect();
    client.join(room, name);
    return client;
  }

  /** Cuts its clients' connections and stops. */
  @Override
  public void close() {
    clients.forEach(TestClient::cut);
    javalin.stop();
  }
}
