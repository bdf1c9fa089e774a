package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A client that sends whatever bytes it is told to, and reads only when it is told to. */
public final class RawClient implements AutoCloseable {

  /**
   * One frame as it came.
   *
   * @param head its first byte: FIN, reserved bits and opcode
   */
  record Frame(int head, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;

  /**
   * @param receiveBuffer bytes that the system takes without this client reading; 0 for its default
   */
  RawClient(int port, int receiveBuffer) {
    try {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(
          new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 10_000);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TestClient.PATIENCE_SECONDS));
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a handshake; returns the response's head. */
  public String handshake(String target, String... headers) {
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    request.append("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n");
    request.append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    sendBytes(request.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder response = new StringBuilder();
    try {
      while (response.indexOf("\r\n\r\n") < 0) {
        response.append((char) in.readUnsignedByte());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(response.toString(), e);
    }
    return response.toString();
  }

  void sendBytes(byte[] bytes) {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void sendText(String text) {
    sendFrame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  void sendPong() {
    sendFrame(0x8A, new byte[0]);
  }

  /** Sends a frame, masked with zeros. */
  void sendFrame(int head, byte[] payload) {
    sendBytes(frame(head, payload));
  }

  static byte[] frame(int head, byte[] payload) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 65_536) {
      frame.write(0x80 | 126);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    } else {
      frame.write(0x80 | 127);
      for (int shift = 56; shift >= 0; shift -= 8) {
        frame.write((int) ((long) payload.length >> shift));
      }
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  Frame read() {
    try {
      int head = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (length == 126) {
        length = in.readUnsignedShort();
      } else if (length == 127) {
        length = (int) in.readLong();
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      return new Frame(head, payload);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String readText() {
    Frame frame = read();
    assertEquals(0x81, frame.head());
    return frame.text();
  }

  void expectPing() {
    assertEquals(0x89, read().head());
  }

  /** Passes over what comes until the server closes; returns the code. */
  public int readClose() {
    Frame frame = read();
    while (frame.head() != 0x88) {
      frame = read();
    }
    return (frame.payload()[0] & 0xFF) << 8 | frame.payload()[1] & 0xFF;
  }

  void expectEnd() {
    try {
      assertEquals(-1, in.read());
    } catch (SocketException reset) {
      // Just as much the end.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a single byte. */
  void readByte() {
    try {
      in.readUnsignedByte();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends nothing more, and passes over what comes until the server ends the connection. */
  void finish() {
    try {
      socket.shutdownOutput();
      byte[] rest = new byte[4_096];
      while (in.read(rest) >= 0) {
        // Only the end is of interest.
      }
    } catch (SocketException reset) {
      // The end, too.
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
