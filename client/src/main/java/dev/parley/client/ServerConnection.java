package dev.parley.client;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.Protocol;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;

/** One socket to the server and the frames on it. Once given up it is silent. */
final class ServerConnection implements SignalingSocketListener {

  /** Every relayed frame has it, stamped by the server, and no frame of the server's own. */
  private static final String FROM_A_PEER = "\"from\"";

  private static final int NORMAL_CLOSURE = 1_000;

  private final Codec codec;
  private final SignalingSession session;

  /** Null until {@link #open} returns. */
  private SignalingSocket socket;

  private boolean givenUp;

  ServerConnection(Codec codec, SignalingSession session) {
    this.codec = codec;
    this.session = session;
  }

  void open(SignalingSocketFactory sockets, String url) {
    socket = sockets.open(url, Protocol.SUBPROTOCOL, this);
  }

  /** Sends what bears no number. */
  void say(ClientMessage message) {
    say(codec.encode(ClientFrame.of(message)));
  }

  void say(String frame) {
    socket.send(frame);
  }

  /** Ends it, with nothing wrong. */
  void close() {
    givenUp = true;
    socket.close(NORMAL_CLOSURE, "");
  }

  /** Ends it without waiting for a closing handshake that may never be. */
  void close(CloseCode code) {
    givenUp = true;
    socket.close(code.code(), code.wireName());
  }

  @Override
  public void opened() {
    if (!givenUp) {
      session.opened();
    }
  }

  @Override
  public void text(String text) {
    if (givenUp) {
      return;
    }
    session.heard();
    boolean relayed = false;
    try {
      ServerFrame frame = codec.decodeServerFrame(text);
      relayed = frame.message() instanceof ServerMessage.Relayed;
      session.receive(frame);
    } catch (CodecException e) {
      // A later version's type is skipped. What another peer wrote the server does not look into,
      // and is not to be blamed for; all else is its mistake.
      boolean blameless = e.code() == ErrorCode.UNKNOWN_TYPE || text.contains(FROM_A_PEER);
      session.skip(e.ref(), blameless);
    } catch (RuntimeException e) {
      session.couldNot(e, relayed);
    }
  }

  @Override
  public void binary() {
    if (!givenUp) {
      session.malformed();
    }
  }

  @Override
  public void closed(int code, String reason) {
    if (!givenUp) {
      givenUp = true;
      session.closed(RoomReason.ofClose(code, reason), code == CloseCode.REPLACED.code());
    }
  }
}
