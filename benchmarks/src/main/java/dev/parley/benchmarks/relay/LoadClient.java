package dev.parley.benchmarks.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One connection of the load generator, on whose thread alone it is used. */
final class LoadClient {

  /** Hears what a connection receives. */
  interface Listener {
    /** It may send: the server has let it in. */
    void ready(LoadClient client);

    /** A message came that was sent at that time. */
    void received(LoadClient client, long sentAt);
  }

  private enum State {
    HANDSHAKE,
    JOINING,
    READY
  }

  private static final int OUT_BYTES = 512;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final byte[] SEQ = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final int FRAMES_TO_CONFIRM = 32;

  private final Dialect dialect;
  private final int number;
  private final Listener listener;
  private final byte[] idKey;
  private final SocketChannel channel;
  private final SelectionKey key;

  /** What came and is not whole yet. */
  private byte[] rest = NOTHING;

  /** What is to be written. */
  private ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);

  private State state = State.HANDSHAKE;
  private String id;
  private Template template;
  private long sent;
  private long lastSeq;
  private long confirmed;

  LoadClient(
      Dialect dialect, int number, SocketChannel channel, SelectionKey key, Listener listener) {
    this.dialect = dialect;
    this.number = number;
    this.channel = channel;
    this.key = key;
    this.listener = listener;
    this.idKey = dialect.idKey().getBytes(StandardCharsets.US_ASCII);
  }

  int number() {
    return number;
  }

  String id() {
    return id;
  }

  /** What {@link #send} sends from here on. */
  void template(Template next) {
    template = next;
  }

  /** Begins the opening handshake (RFC 6455 §4.1), and says hello behind it. */
  void open(String room) {
    String path = dialect.path().replace("{n}", String.valueOf(number));
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    put(head.getBytes(StandardCharsets.US_ASCII));
    if (!dialect.hello().isEmpty()) {
      String hello = dialect.hello().replace("{room}", room);
      put(Template.frame(hello.getBytes(StandardCharsets.US_ASCII)));
    }
    flush();
  }

  /** Puts one message behind those that {@link #flush} writes. */
  void send() {
    template.put(room(template.length()), System.nanoTime(), ++sent);
  }

  private void put(byte[] bytes) {
    room(bytes.length).put(bytes);
  }

  /** What is to be written, with room for so many more bytes. */
  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int needed = out.position() + bytes;
      out = ByteBuffer.allocate(Math.max(2 * out.capacity(), needed)).put(out.flip());
    }
    return out;
  }

  void flush() {
    if (out.position() == 0) {
      return;
    }
    try {
      out.flip();
      channel.write(out);
      out.compact();
      key.interestOps(
          out.position() > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    } catch (IOException e) {
      throw new IllegalStateException("connection " + number + " failed while writing", e);
    }
  }

  /** Takes in what can be read. */
  void read(ByteBuffer buffer) {
    try {
      buffer.clear();
      int count = channel.read(buffer);
      if (count < 0) {
        throw new IllegalStateException("the server closed connection " + number);
      }
      byte[] bytes = Arrays.copyOf(rest, rest.length + count);
      buffer.flip().get(bytes, rest.length, count);
      int used = 0;
      while (true) {
        int next = state == State.HANDSHAKE ? passHead(bytes, used) : passFrame(bytes, used);
        if (next == used) {
          break;
        }
        used = next;
      }
      rest = used == bytes.length ? NOTHING : Arrays.copyOfRange(bytes, used, bytes.length);
    } catch (IOException e) {
      throw new IllegalStateException("connection " + number + " failed while reading", e);
    }
  }

  private int passHead(byte[] bytes, int from) {
    int end = indexOf(END_OF_HEAD, bytes, from, bytes.length);
    if (end < 0) {
      return from;
    }
    String status = new String(bytes, from, 12, StandardCharsets.US_ASCII);
    if (!status.equals("HTTP/1.1 101")) {
      throw new IllegalStateException("the server answered a handshake with " + status);
    }
    state = State.JOINING;
    return end + END_OF_HEAD.length;
  }

  /** RFC 6455 §5.2, as servers send: whole frames, not masked. */
  private int passFrame(byte[] bytes, int from) {
    if (bytes.length - from < 4) {
      // The shortest that is of interest; a pong or an empty close waits for what follows it.
      return from;
    }
    int length = bytes[from + 1] & 0x7F;
    int at = from + 2;
    if (length == 126) {
      length = (bytes[from + 2] & 0xFF) << 8 | bytes[from + 3] & 0xFF;
      at = from + 4;
    } else if (length == 127) {
      throw new IllegalStateException("a frame is longer than any that was sent");
    }
    if (bytes.length - at < length) {
      return from;
    }
    switch (bytes[from] & 0xFF) {
      case TEXT -> text(bytes, at, at + length);
      case PING -> pong();
      case CLOSE -> throw new IllegalStateException("the server closes connection " + number);
      default -> {
        // A pong.
      }
    }
    return at + length;
  }

  private void pong() {
    put(new byte[] {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0});
    flush();
  }

  private void text(byte[] bytes, int from, int to) {
    if (state == State.JOINING) {
      id = idKey.length == 0 ? "c" + number : idIn(bytes, from, to);
      state = State.READY;
      listener.ready(this);
      return;
    }
    if (dialect.numbered()) {
      confirm(bytes, from, to);
    }
    int mark = indexOf(Template.MARK, bytes, from, to);
    if (mark >= 0) {
      int time = mark + Template.MARK.length;
      listener.received(this, hex(bytes, time));
    }
  }

  private String idIn(byte[] bytes, int from, int to) {
    int at = indexOf(idKey, bytes, from, to);
    if (at < 0) {
      throw new IllegalStateException(
          "instead of a welcome came "
              + new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
    int begin = at + idKey.length;
    int end = begin;
    while (bytes[end] != '"') {
      end++;
    }
    return new String(bytes, begin, end - begin, StandardCharsets.US_ASCII);
  }

  private void confirm(byte[] bytes, int from, int to) {
    if (indexOf(SEQ, bytes, from, Math.min(to, from + SEQ.length)) != from) {
      return;
    }
    long seq = 0;
    for (int at = from + SEQ.length; bytes[at] != ','; at++) {
      seq = 10 * seq + bytes[at] - '0';
    }
    if (seq != lastSeq + 1) {
      throw new IllegalStateException("frame " + seq + " came behind " + lastSeq);
    }
    lastSeq = seq;
    if (lastSeq - confirmed >= FRAMES_TO_CONFIRM) {
      confirmed = lastSeq;
      String ack = "{\"type\":\"ack\",\"received\":" + lastSeq + "}";
      put(Template.frame(ack.getBytes(StandardCharsets.US_ASCII)));
    }
  }

  private static long hex(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 16; i++) {
      value = value << 4 | Character.digit(bytes[i], 16);
    }
    return value;
  }

  private static int indexOf(byte[] wanted, byte[] bytes, int from, int to) {
    int last = to - wanted.length;
    for (int at = from; at <= last; at++) {
      if (Arrays.equals(wanted, 0, wanted.length, bytes, at, at + wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
