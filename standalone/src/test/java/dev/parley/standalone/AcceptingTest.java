package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.standalone.http.JettyTuning;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Connections on which nothing is said. */
final class AcceptingTest {

  private static final int SOCKETS = 5;
  private static final int A_MOMENT_MILLIS = 300;

  @Test
  void silentConnectionsTakeNoMoreThanTheirShare() throws IOException {
    List<Socket> silent = new ArrayList<>();
    try (TestServer server = TestServer.start("--open", "--max-connections=" + SOCKETS)) {
      int port = server.parley().port();
      for (int i = 0; i < SOCKETS + JettyTuning.OTHER_CONNECTIONS; i++) {
        silent.add(new Socket("127.0.0.1", port));
      }
      try (Socket late = new Socket("127.0.0.1", port)) {
        late.getOutputStream()
            .write("GET /live HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        late.setSoTimeout(A_MOMENT_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> late.getInputStream().read());
        // Administration is not kept waiting.
        assertEquals(200, server.admin("/live").statusCode());
        silent.remove(0).close();
        late.setSoTimeout(TestClient.PATIENCE_SECONDS * 1_000);
        assertEquals('H', late.getInputStream().read());
      }
    } finally {
      for (Socket each : silent) {
        each.close();
      }
    }
  }
}
