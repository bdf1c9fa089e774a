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

    /** It has something to confirm, in a second. */
    void toConfirm(LoadClient client);

    /** A message came that was sent at that time. */
    void received(LoadClient client, long sentAt);
  }

  private enum State {
    HANDSHAKE,
    GREETING,
    JOINING,
    READY
  }

  private static final int OUT_BYTES = 512;
  private static final int TEXT = 0x81;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};
  private static final byte[] SEQ = "{\"seq\":".getBytes(StandardCharsets.US_ASCII);

  /** By which a server asks what a client has; an answer that confirms is as good as a pong. */
  private static final byte[] ASKED = "{\"type\":\"ping\"".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NOTHING = {};

  /** Engine.IO's own, as text (its protocol 4, "ping" and "pong"). */
  private static final byte ENGINE_PING = '2';

  private static final byte[] ENGINE_PONG = {'3'};
  private static final int FRAMES_TO_CONFIRM = 32;

  private final Dialect dialect;
  private final int number;
  private final Listener listener;
  private final byte[] greeting;
  private final byte[] idKey;
  private final SocketChannel channel;
  private final SelectionKey key;

  /** What came and is not whole yet. */
  private byte[] rest = NOTHING;

  /** What is to be written. */
  private ByteBuffer out = ByteBuffer.allocate(OUT_BYTES);

  private State state = State.HANDSHAKE;
  private byte[] hello;
  private String id;
  private Template template;
  private long sent;
  private long heard;
  private long lastSeq;
  private boolean confirmsSoon;
  private long confirmed;

  LoadClient(
      Dialect dialect, int number, SocketChannel channel, SelectionKey key, Listener listener) {
    this.dialect = dialect;
    this.number = number;
    this.channel = channel;
    this.key = key;
    this.listener = listener;
    this.greeting = dialect.greeting().getBytes(StandardCharsets.US_ASCII);
    this.idKey = dialect.idKey().getBytes(StandardCharsets.US_ASCII);
  }

  int number() {
    return number;
  }

  String id() {
    return id;
  }

  /** How many messages it has sent. */
  long sent() {
    return sent;
  }

  /** What {@link #send} sends from here on. */
  void template(Template next) {
    template = next;
  }

  /** Begins the opening handshake (RFC 6455 §4.1), and says hello behind it if it may. */
  void open(String room) {
    hello = dialect.hello().replace("{room}", room).getBytes(StandardCharsets.US_ASCII);
    String path = dialect.path().replace("{n}", String.valueOf(number)).replace("{room}", room);
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    put(head.getBytes(StandardCharsets.US_ASCII));
    if (greeting.length == 0 && hello.length > 0) {
      put(Template.frame(hello));
    }
    flush();
  }

  /** Puts one message behind those that {@link #flush} writes. */
  void send() {
    send(System.nanoTime());
  }

  /** The same for one that was due at that time, by System.nanoTime. */
  void send(long due) {
    template.put(room(template.length()), due, ++sent);
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
    state = greeting.length == 0 ? State.JOINING : State.GREETING;
    return end + END_OF_HEAD.length;
  }

  /** RFC 6455 §5.2, as servers send: whole frames, not masked. */
  private int passFrame(byte[] bytes, int from) {
    if (bytes.length - from < 2) {
      return from;
    }
    int length = bytes[from + 1] & 0x7F;
    int at = from + 2;
    if (length == 126) {
      if (bytes.length - from < 4) {
        return from;
      }
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
      case CLOSE -> {
        int code = length < 2 ? 1005 : (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
        throw new IllegalStateException(
            "the server closes connection %d with %d".formatted(number, code));
      }
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
    switch (state) {
      case HANDSHAKE -> throw new IllegalStateException("a frame before the handshake's end");
      case GREETING -> greeted(bytes, from, to);
      case JOINING -> {
        id = idKey.length == 0 ? "c" + number : idIn(bytes, from, to);
        state = State.READY;
        listener.ready(this);
      }
      case READY -> heard(bytes, from, to);
    }
  }

  private void greeted(byte[] bytes, int from, int to) {
    if (indexOf(greeting, bytes, from, to) != from) {
      throw unexpected("a greeting", bytes, from, to);
    }
    state = State.JOINING;
    put(Template.frame(hello));
    flush();
  }

  private void heard(byte[] bytes, int from, int to) {
    if (to - from == 1 && bytes[from] == ENGINE_PING) {
      put(Template.frame(ENGINE_PONG));
      flush();
      return;
    }
    if (dialect.numbered()) {
      confirm(bytes, from, to);
    }
    int mark = indexOf(Template.MARK, bytes, from, to);
    if (mark < 0) {
      return;
    }
    int time = mark + Template.MARK.length;
    long count = hex(bytes, time + Template.TIME_DIGITS, Template.COUNT_DIGITS);
    // All come from one sender: each exactly once, and in order.
    if (count != ++heard) {
      throw new IllegalStateException(
          "connection " + number + " got message " + count + " where " + heard + " was due");
    }
    listener.received(this, hex(bytes, time, Template.TIME_DIGITS));
  }

  private String idIn(byte[] bytes, int from, int to) {
    int at = indexOf(idKey, bytes, from, to);
    if (at < 0) {
      throw unexpected("a welcome", bytes, from, to);
    }
    int begin = at + idKey.length;
    int end = begin;
    while (bytes[end] != '"') {
      end++;
    }
    return new String(bytes, begin, end - begin, StandardCharsets.US_ASCII);
  }

  private static IllegalStateException unexpected(String expected, byte[] bytes, int from, int to) {
    String came = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return new IllegalStateException("instead of " + expected + " came " + came);
  }

  private void confirm(byte[] bytes, int from, int to) {
    if (indexOf(ASKED, bytes, from, Math.min(to, from + ASKED.length)) == from) {
      // Who is told little would never come to confirm it.
      acknowledge();
      flush();
      return;
    }
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
      acknowledge();
    } else if (!confirmsSoon) {
      confirmsSoon = true;
      listener.toConfirm(this);
    }
  }

  /** Confirms what is not yet: a moment after it was told that there is something. */
  void confirmNow() {
    confirmsSoon = false;
    if (confirmed < lastSeq) {
      acknowledge();
      flush();
    }
  }

  private void acknowledge() {
    confirmed = lastSeq;
    String ack = "{\"type\":\"ack\",\"received\":" + lastSeq + "}";
    put(Template.frame(ack.getBytes(StandardCharsets.US_ASCII)));
  }

  private static long hex(byte[] bytes, int from, int digits) {
    long value = 0;
    for (int i = from; i < from + digits; i++) {
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
