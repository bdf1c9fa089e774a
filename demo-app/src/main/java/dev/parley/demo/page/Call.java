package dev.parley.demo.page;

import dev.parley.browser.Parley;
import dev.parley.client.ConnectionState;
import dev.parley.client.JoinException;
import dev.parley.client.JoinOptions;
import dev.parley.client.Peer;
import dev.parley.client.PeerReason;
import dev.parley.client.Room;
import dev.parley.client.RoomReason;
import dev.parley.demo.page.dom.Timeline;
import dev.parley.demo.page.state.ById;
import dev.parley.demo.page.state.ChatLine;
import dev.parley.demo.page.state.DemoState;
import dev.parley.demo.page.state.JoinForm;
import dev.parley.demo.page.state.JoinProblem;
import dev.parley.demo.page.state.PageAddress;
import dev.parley.demo.page.state.ServerLink;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.teavm.jso.browser.History;
import org.teavm.jso.browser.Window;

/**
 * Being in a room: brings what happens there into the state, and what the person does to the room.
 */
final class Call {

  private static final String SIGNALING = "/signal";

  /** From this width on, in CSS pixels, the chat stands beside the stage; as in the style sheet. */
  private static final int WIDE = 860;

  private final DemoState state;
  private final Json json;
  private final ById<PeerTalk> talks = new ById<>();
  private Optional<Room> room = Optional.empty();
  private boolean opened;

  Call(DemoState state, Json json) {
    this.state = state;
    this.json = json;
  }

  void join(JoinForm form) {
    Timeline.mark("parley:join");
    state.joining(form);
    JoinOptions options =
        JoinOptions.of(SIGNALING, new RoomName(form.room()))
            .withProfile(Profile.named(json, form.name()));
    Parley.join(options).whenSettled(this::joined, this::refused);
  }

  void leave() {
    room.ifPresent(Room::leave);
    forget();
    state.left();
  }

  void rejoin() {
    JoinForm form = new JoinForm(state.name(), state.room());
    leave();
    join(form);
  }

  void say(String text) {
    List<String> missed = new ArrayList<>();
    for (PeerTalk talk : talks.values()) {
      if (!talk.say(text)) {
        missed.add(talk.name());
      }
    }
    state.said(new ChatLine(state.name(), text, Clock.now(), true), missed);
  }

  /** One's devices changed: sends what is new of them, and tells what is on. */
  void devicesChanged() {
    room.ifPresent(r -> state.devices().stream().ifPresent(r::publish));
    for (PeerTalk talk : talks.values()) {
      talk.sendStatus();
    }
  }

  private void joined(Room joined) {
    room = Optional.of(joined);
    opened = false;
    state.joined(Window.current().getInnerWidth() >= WIDE);
    // What is in the address bar is then an invitation, and survives a reload.
    History.current().replaceState(null, "", PageAddress.ofRoom(state.room()));
    state.devices().stream().ifPresent(joined::publish);
    joined.onState(connection -> linkChanged(joined, connection));
    joined.onPeerLeft(this::peerLeft);
    for (Peer peer : joined.peers()) {
      meet(peer, false);
    }
    joined.onPeer(
        peer -> {
          if (talks.get(peer.id().value()) == null) {
            meet(peer, true);
          }
        });
  }

  private void refused(Throwable error) {
    forget();
    state.joinFailed(
        error instanceof JoinException refusal
            ? JoinProblem.ofRefusal(refusal.reason())
            : "Something went wrong: " + error.getMessage());
  }

  private void meet(Peer peer, boolean isNews) {
    state.participantCame(PeerTalk.newcomer(peer), isNews);
    talks.put(peer.id().value(), new PeerTalk(peer, state, json, this::channelOpened));
  }

  private void channelOpened() {
    if (!opened) {
      opened = true;
      Timeline.mark("parley:open");
    }
  }

  private void peerLeft(Peer peer) {
    String id = peer.id().value();
    talks.remove(id);
    PeerReason reason = peer.reason().orElse(PeerReason.LEFT);
    if (reason == PeerReason.ROOM_CLOSED) {
      state.participantGone(id);
    } else {
      state.participantLeft(id);
    }
  }

  private void linkChanged(Room of, ConnectionState connection) {
    if (room.isEmpty() || room.get() != of) {
      return;
    }
    switch (connection) {
      case CONNECTING -> {}
      case CONNECTED -> state.setLink(ServerLink.UP, "");
      case RECONNECTING ->
          state.setLink(
              ServerLink.RECONNECTING,
              "The connection to the server is lost. Your call goes on; nobody new can come in until"
                  + " it is back.");
      case CLOSED ->
          of.reason()
              .filter(reason -> reason.kind() != RoomReason.Kind.LEFT)
              .ifPresent(reason -> state.setLink(ServerLink.LOST, JoinProblem.ofEnd(reason)));
    }
  }

  private void forget() {
    room = Optional.empty();
    talks.clear();
  }
}
