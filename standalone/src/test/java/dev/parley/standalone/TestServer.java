package dev.parley.standalone;

import dev.parley.standalone.options.CommandLine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program's server in this process, on free ports. */
final class TestServer implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ParleyServer parley;
  private final List<TestClient> clients = new ArrayList<>();

  private TestServer(ParleyServer parley) {
    this.parley = parley;
  }

  static TestServer start(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--host=127.0.0.1", "--port=0", "--admin-port=0"));
    Configuration configuration =
        Configuration.read(CommandLine.parse(line.toArray(String[]::new)).settings(Map.of()));
    try {
      ParleyServer parley = new ParleyServer(configuration, Parley.shared(configuration));
      parley.start();
      return new TestServer(parley);
    } catch (BindException e) {
      throw new IllegalStateException(e);
    }
  }

  ParleyServer parley() {
    return parley;
  }

  /** Opens a socket, on which nothing has been said yet. */
  TestClient connect() {
    TestClient client =
        TestClient.connect(URI.create("ws://127.0.0.1:" + parley.port() + "/signal"), HTTP);
    clients.add(client);
    return client;
  }

  TestClient join(String room) {
    TestClient client = TestClient.join(parley.port(), room);
    clients.add(client);
    return client;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(parley.port(), path)));
  }

  HttpResponse<String> admin(String path) {
    return send(adminRequest(path));
  }

  HttpRequest.Builder adminRequest(String path) {
    return HttpRequest.newBuilder(uri(parley.adminPort().orElseThrow(), path));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URI uri(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  @Override
  public void close() {
    clients.forEach(TestClient::cut);
    parley.close();
  }
}
