package dev.parley.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that never answers anything, and whose address can be chosen. */
final class RawSocket implements AutoCloseable {

  private static final int TEXT = 0x81;
  private static final int MASKED = 0x80;
  private static final int RECEIVE_BUFFER_BYTES = 8_192;
  private static final int LENGTH_OF_16_BITS = 126;

  private final Socket socket = new Socket();

  /** Opens it from that address of this machine, and asks for an upgrade of that path. */
  RawSocket(String from, int port, String path, String... headers) {
    try {
      // So that the system takes little for a client that does not read.
      socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.setSoTimeout(TestClient.PATIENCE_SECONDS * 1_000);
      String request =
          "GET "
              + path
              + " HTTP/1.1\r\nHost: parley\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
              + String.join("", java.util.Arrays.stream(headers).map(h -> h + "\r\n").toList())
              + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      // The server's answer has begun: it has read the request.
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text frame (RFC 6455 §5.2), masked by zeros. */
  RawSocket send(String text) {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    try {
      OutputStream out = socket.getOutputStream();
      out.write(TEXT);
      out.write(MASKED | LENGTH_OF_16_BITS);
      out.write(payload.length >> 8);
      out.write(payload.length);
      out.write(new byte[4]);
      out.write(payload);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Reads until that has come. */
  RawSocket awaitText(String wanted) {
    StringBuilder seen = new StringBuilder();
    try {
      while (seen.indexOf(wanted) < 0) {
        int next = socket.getInputStream().read();
        if (next < 0) {
          throw new IllegalStateException("the connection ended behind " + seen);
        }
        seen.append((char) next);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("after " + seen, e);
    }
    return this;
  }

  /** Reads until the server ends the connection; a character a byte. */
  String readToEnd() {
    try {
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
