package dev.parley.server;

import dev.parley.server.session.Relay;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A Javalin application on a free port of this machine, with a relay in it. */
public final class TestServer implements AutoCloseable {

  private final Javalin javalin;
  private Relay relay;
  private RelayAdmin admin;
  private final List<TestClient> clients = new ArrayList<>();
  private final List<RawClient> rawClients = new ArrayList<>();

  private TestServer(Javalin javalin) {
    this.javalin = javalin;
  }

  public static TestServer start() {
    return start(options -> {});
  }

  public static TestServer start(Consumer<ParleyOptions> options) {
    return start(options, Surroundings.ofThisMachine());
  }

  /** One whose clock only the test moves. */
  public static TestServer start(Consumer<ParleyOptions> options, VirtualTime time) {
    return start(options, time.surroundings());
  }

  static TestServer start(Consumer<ParleyOptions> options, Surroundings surroundings) {
    ParleyPlugin plugin =
        new ParleyPlugin(
            chosen -> {
              options.accept(chosen);
              // Most tests are not about who may join.
              chosen.open = chosen.tokens == null;
            },
            surroundings);
    TestServer server = startApplication(config -> config.registerPlugin(plugin));
    server.relay = plugin.relay();
    server.admin = plugin.admin();
    return server;
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

  /** Whether everything that was sent is written. */
  public boolean isQuiet() {
    return relay.isQuiet();
  }

  public RelayAdmin admin() {
    return admin;
  }

  /** Those that were connected so far. */
  List<TestClient> clients() {
    return List.copyOf(clients);
  }

  Relay relay() {
    return relay;
  }

  public int port() {
    return javalin.port();
  }

  URI http(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  URI ws(String pathAndQuery) {
    return URI.create("ws://127.0.0.1:" + port() + pathAndQuery);
  }

  /** Opens a socket at the default path. */
  public TestClient connect() {
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

  /** Opens a connection on which nothing has been said yet. */
  public RawClient raw() {
    return raw(0);
  }

  RawClient raw(int receiveBuffer) {
    RawClient client = new RawClient(port(), receiveBuffer);
    rawClients.add(client);
    return client;
  }

  /** A raw client that has joined by query and read its welcome. */
  RawClient rawJoin(String room) {
    return rawJoin(room, 0);
  }

  RawClient rawJoin(String room, int receiveBuffer) {
    RawClient client = raw(receiveBuffer);
    client.handshake("/signal?room=" + room);
    client.readText();
    return client;
  }

  /** Stops while its clients are connected. */
  void stop() {
    javalin.stop();
  }

  /** Cuts its clients' connections and stops. */
  @Override
  public void close() {
    clients.forEach(TestClient::cut);
    rawClients.forEach(RawClient::close);
    javalin.stop();
  }
}
