package dev.parley.server.resume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * A WebSocket over TCP whose connection ends at the very byte at which a test wants it to. Frames
 * of RFC 6455, masked as a client's must be. Only used by one thread at a time.
 */
final class CutSocket {

  /** The connection has ended where it was to be cut. */
  static final class Cut extends Exception {
    private static final long serialVersionUID = 1;

    Cut() {
      super("cut", null, false, false);
    }
  }

  /** How a connection ends. */
  enum Ending {
    /** An orderly end of TCP without a word of WebSocket's. */
    FIN,
    /** What a firewall does. */
    RST,
    /** The client is somewhere else and the server does not know. */
    ABANDONED
  }

  /**
   * What came.
   *
   * @param opcode 1 for a text, 8 for a close
   */
  record Frame(int opcode, byte[] payload) {
    String text() {
      return new String(payload, StandardCharsets.UTF_8);
    }

    int closeCode() {
      return (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
    }
  }

  private static final int PATIENCE_MILLIS = 10_000;
  private static final int NO_CUT = Integer.MAX_VALUE;

  private final Socket socket = new Socket();
  private final Random random;
  private int writesLeft = NO_CUT;
  private int readsLeft = NO_CUT;
  private Ending ending;

  /** What was read and is no whole frame yet: from {@code start} to {@code end}. */
  private byte[] buffer = new byte[4096];

  private int start;
  private int end;

  CutSocket(int port, Random random) throws IOException {
    this.random = random;
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
  }

  /** From here on so many bytes can be written, and then it ends that way. */
  void cutAfterWriting(int bytes, Ending how) {
    writesLeft = bytes;
    ending = how;
  }

  /** From here on so many bytes can be read, those in the buffer not counted. */
  void cutAfterReading(int bytes, Ending how) {
    readsLeft = bytes;
    ending = how;
  }

  void cut(Ending how) throws IOException, Cut {
    if (how == Ending.RST) {
      socket.setSoLinger(true, 0);
    }
    if (how != Ending.ABANDONED) {
      socket.close();
    }
    throw new Cut();
  }

  void handshake() throws IOException, Cut {
    write(
        ("GET /signal HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    while (true) {
      int head =
          new String(buffer, start, end - start, StandardCharsets.US_ASCII).indexOf("\r\n\r\n");
      if (head >= 0) {
        start += head + 4;
        return;
      }
      fill(PATIENCE_MILLIS);
    }
  }

  private void write(byte[] bytes) throws IOException, Cut {
    int length = Math.min(bytes.length, writesLeft);
    socket.getOutputStream().write(bytes, 0, length);
    if (writesLeft != NO_CUT) {
      writesLeft -= length;
      if (writesLeft == 0) {
        cut(ending);
      }
    }
  }

  /** Writes texts at once. */
  void sendTexts(Iterable<String> texts) throws IOException, Cut {
    ByteArrayOutputStream frames = new ByteArrayOutputStream();
    for (String text : texts) {
      putText(frames, text.getBytes(StandardCharsets.UTF_8));
    }
    write(frames.toByteArray());
  }

  private void putText(ByteArrayOutputStream frames, byte[] payload) {
    frames.write(0x81);
    if (payload.length < 126) {
      frames.write(0x80 | payload.length);
    } else {
      frames.write(0x80 | 126);
      frames.write(payload.length >> 8);
      frames.write(payload.length);
    }
    byte[] mask = new byte[4];
    random.nextBytes(mask);
    frames.writeBytes(mask);
    for (int i = 0; i < payload.length; i++) {
      frames.write(payload[i] ^ mask[i & 3]);
    }
  }

  /** The next frame, for which the server has not long to think. */
  Frame read() throws IOException, Cut {
    while (true) {
      Optional<Frame> frame = poll();
      if (frame.isPresent()) {
        return frame.get();
      }
      if (!fill(PATIENCE_MILLIS)) {
        throw new AssertionError("the server said nothing for " + PATIENCE_MILLIS + " ms");
      }
    }
  }

  /** A frame that has come, if it is there as a whole. */
  Optional<Frame> poll() {
    int have = end - start;
    if (have < 2) {
      return Optional.empty();
    }
    int length = buffer[start + 1] & 0xFF;
    int head = length < 126 ? 2 : length == 126 ? 4 : 10;
    if (have < head) {
      return Optional.empty();
    }
    if (length >= 126) {
      length = 0;
      for (int i = start + 2; i < start + head; i++) {
        length = length << 8 | buffer[i] & 0xFF;
      }
    }
    if (have < head + length) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOfRange(buffer, start + head, start + head + length);
    int opcode = buffer[start] & 0x0F;
    start += head + length;
    return Optional.of(new Frame(opcode, payload));
  }

  /**
   * Waits for bytes.
   *
   * @return false if none came in time
   */
  boolean fill(int millis) throws IOException, Cut {
    if (readsLeft == 0) {
      cut(ending);
    }
    makeRoom();
    int most = Math.min(buffer.length - end, readsLeft);
    int count;
    try {
      socket.setSoTimeout(millis);
      InputStream in = socket.getInputStream();
      count = in.read(buffer, end, most);
    } catch (SocketTimeoutException e) {
      return false;
    }
    if (count < 0) {
      throw new IOException("the server ended the connection without a close frame");
    }
    end += count;
    if (readsLeft != NO_CUT) {
      readsLeft -= count;
    }
    return true;
  }

  private void makeRoom() {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (buffer.length - end < 1024) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  /** Passes over what comes until the server closes; returns the code. */
  int readClose() throws IOException {
    try {
      readsLeft = NO_CUT;
      Frame frame = read();
      while (frame.opcode() != 8) {
        frame = read();
      }
      return frame.closeCode();
    } catch (Cut e) {
      throw new IllegalStateException(e);
    } finally {
      close();
    }
  }

  void close() throws IOException {
    socket.close();
  }
}
