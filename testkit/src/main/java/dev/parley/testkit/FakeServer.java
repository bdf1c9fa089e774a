package dev.parley.testkit;

import dev.parley.client.port.SignalingSocket;
import dev.parley.client.port.SignalingSocketFactory;
import dev.parley.client.port.SignalingSocketListener;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.PeerInfo;
import dev.parley.protocol.Profile;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A relay of one room that never refuses. Peers are p1, p2 … in the order in which they join; each
 * frame arrives in a task of its own.
 */
public final class FakeServer implements SignalingSocketFactory {

  public static final int HEARTBEAT_MILLIS = 15_000;

  private final Codec codec;
  private final TaskSource tasks;
  private final Map<PeerId, Member> members = new LinkedHashMap<>();
  private int joins;

  public FakeServer(Codec codec, TaskSource tasks) {
    this.codec = codec;
    this.tasks = tasks;
  }

  @Override
  public SignalingSocket open(String url, String subprotocol, SignalingSocketListener listener) {
    Member member = new Member(listener);
    tasks.queue(listener::opened);
    return member;
  }

  /** Says something to a peer. */
  public void tell(String peer, ServerMessage message) {
    members.get(new PeerId(peer)).receive(message);
  }

  /** Cuts a peer's socket; the others are told that it is gone. */
  public void close(String peer, int code, String reason) {
    Member member = members.get(new PeerId(peer));
    tasks.queue(() -> member.listener.closed(code, reason));
    leave(member, LeaveReason.DISCONNECTED);
  }

  private void leave(Member member, LeaveReason reason) {
    members.remove(member.info.id());
    for (Member other : members.values()) {
      other.receive(new ServerMessage.PeerLeft(member.info.id(), reason));
    }
  }

  /** The server's end of one socket, and who is behind it. */
  private final class Member implements SignalingSocket, ClientMessage.Visitor<Void> {

    private final SignalingSocketListener listener;

    /** Null until it has joined. */
    private PeerInfo info;

    Member(SignalingSocketListener listener) {
      this.listener = listener;
    }

    void receive(ServerMessage message) {
      String text = codec.encode(ServerFrame.of(message));
      tasks.queue(() -> listener.text(text));
    }

    @Override
    public void send(String text) {
      tasks.queue(
          () -> {
            try {
              codec.decodeClientFrame(text).message().accept(this);
            } catch (CodecException e) {
              throw new IllegalStateException("a client sent what is no message of version 1", e);
            }
          });
    }

    @Override
    public void close(int code, String reason) {
      tasks.queue(() -> listener.closed(code, reason));
    }

    @Override
    public Void join(ClientMessage.Join join) {
      Profile profile = join.profile().orElseGet(() -> Profile.empty(codec.json()));
      info = new PeerInfo(new PeerId("p" + ++joins), Optional.empty(), profile, false);
      List<PeerInfo> present = members.values().stream().map(member -> member.info).toList();
      receive(
          new ServerMessage.Welcome(
              1,
              new SessionId("s" + joins),
              Optional.empty(),
              info,
              join.room(),
              present,
              List.of(),
              HEARTBEAT_MILLIS,
              65_536));
      for (Member other : members.values()) {
        other.receive(new ServerMessage.PeerJoined(info));
      }
      members.put(info.id(), this);
      return null;
    }

    @Override
    public Void offer(ClientMessage.Offer offer) {
      return relay(offer.to(), new ServerMessage.Offer(info.id(), offer.sdp(), offer.connection()));
    }

    @Override
    public Void answer(ClientMessage.Answer answer) {
      return relay(
          answer.to(), new ServerMessage.Answer(info.id(), answer.sdp(), answer.connection()));
    }

    @Override
    public Void newIceCandidate(ClientMessage.NewIceCandidate message) {
      return relay(
          message.to(),
          new ServerMessage.NewIceCandidate(info.id(), message.candidate(), message.connection()));
    }

    @Override
    public Void message(ClientMessage.Message message) {
      return relay(message.to(), new ServerMessage.Message(info.id(), message.data()));
    }

    private Void relay(Optional<PeerId> to, ServerMessage message) {
      for (Member other : members.values()) {
        if (other != this && (to.isEmpty() || to.get().equals(other.info.id()))) {
          other.receive(message);
        }
      }
      return null;
    }

    @Override
    public Void update(ClientMessage.Update update) {
      info = new PeerInfo(info.id(), info.user(), update.profile(), false);
      return relay(Optional.empty(), new ServerMessage.PeerUpdated(info));
    }

    @Override
    public Void leave(ClientMessage.Leave leave) {
      FakeServer.this.leave(this, LeaveReason.LEFT);
      return null;
    }

    @Override
    public Void ping(ClientMessage.Ping ping) {
      receive(new ServerMessage.Pong(OptionalLong.empty()));
      return null;
    }

    @Override
    public Void pong(ClientMessage.Pong pong) {
      return null;
    }

    @Override
    public Void resume(ClientMessage.Resume resume) {
      throw new UnsupportedOperationException("no session is resumable here");
    }

    @Override
    public Void token(ClientMessage.Token token) {
      throw new UnsupportedOperationException("no token is asked for here");
    }

    @Override
    public Void ack(ClientMessage.Ack ack) {
      throw new UnsupportedOperationException("no session is resumable here");
    }
  }
}
