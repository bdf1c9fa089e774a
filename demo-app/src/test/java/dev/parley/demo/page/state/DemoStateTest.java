package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.client.port.MediaTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoStateTest {

  private static final JoinForm FORM = new JoinForm("Ann", "blue");

  private final DemoState state = new DemoState();
  private final List<String> news = new ArrayList<>();

  DemoStateTest() {
    state.onNews(news::add);
  }

  @Test
  void everyChangeIsTold() {
    List<Phase> phases = new ArrayList<>();
    state.onChange(() -> phases.add(state.phase()));
    state.joining(FORM);
    state.joined(false);
    state.left();
    assertEquals(List.of(Phase.JOINING, Phase.CALL, Phase.LOBBY), phases);
  }

  @Test
  void aRefusalLeadsBackToTheLobbyUntilTheNextAttempt() {
    state.joining(FORM);
    state.joinFailed("full");
    assertEquals(Phase.LOBBY, state.phase());
    assertEquals(Optional.of("full"), state.joinProblem());
    state.joining(FORM);
    assertEquals(Optional.empty(), state.joinProblem());
  }

  @Test
  void newcomersAndThoseWhoLeaveAreNewsAndThosePresentAreNot() {
    state.joined(false);
    state.participantCame(Participant.newcomer("p1", "Bob"), false);
    state.participantCame(Participant.newcomer("p2", "Cleo"), true);
    state.participantLeft("p1");
    state.participantGone("p2");
    assertEquals(List.of("Cleo joined", "Bob left"), news);
    assertEquals(1, state.size());
  }

  @Test
  void whoHasLeftIsNotBroughtBackByLateNews() {
    state.participantCame(Participant.newcomer("p1", "Bob"), false);
    state.participantLeft("p1");
    state.update("p1", p -> p.withConnection(Connection.CONNECTED));
    state.participantLeft("p1");
    assertEquals(List.of(), state.others());
    assertEquals(List.of("Bob left"), news);
  }

  @Test
  void whoWritesIsToldOfThoseWhoWillNotReadIt() {
    state.joined(false);
    state.said(line("Anyone?", true), List.of());
    state.participantCame(Participant.newcomer("p1", "Bob"), false);
    state.said(line("Hello", true), List.of());
    state.said(line("Still there?", true), List.of("Bob"));
    assertEquals(List.of("Nobody else is here to read that", "Not delivered to Bob"), news);
    assertEquals(3, state.chat().lines().size());
  }

  @Test
  void messagesAreUnreadUntilTheChatIsOpen() {
    state.joined(false);
    state.chatted(line("one", false));
    state.chatted(line("mine", true));
    state.chatted(line("two", false));
    assertEquals(2, state.chat().unread());
    state.openChat(true);
    assertEquals(0, state.chat().unread());
    state.chatted(line("three", false));
    assertEquals(0, state.chat().unread());
  }

  @Test
  void theChatIsBounded() {
    for (int i = 0; i < Chat.MAX_LINES + 3; i++) {
      state.chatted(line("m" + i, false));
    }
    assertEquals(Chat.MAX_LINES, state.chat().lines().size());
    assertEquals(3, state.chat().dropped());
    assertEquals("m3", state.chat().lines().get(0).text());
    assertEquals(ChatLine.MAX_TEXT + 1, line("x".repeat(5_000), false).text().length());
  }

  @Test
  void leavingForgetsTheCall() {
    state.joined(true);
    state.participantCame(Participant.newcomer("p1", "Bob"), true);
    state.chatted(line("one", false));
    state.setLink(ServerLink.LOST, "gone");
    state.left();
    assertEquals(Phase.LOBBY, state.phase());
    assertEquals(List.of(), state.others());
    assertEquals(List.of(), state.chat().lines());
    assertEquals(ServerLink.UP, state.link());
    assertFalse(state.chat().isOpen());
  }

  @Test
  void devicesAreOnOffOrMissing() {
    assertEquals(Device.MISSING, OwnDevices.NONE.camera());
    FakeStream stream = FakeStream.of(MediaTrack.Kind.AUDIO);
    stream.tracks().get(0).setEnabled(false);
    OwnDevices devices = OwnDevices.of(stream);
    assertEquals(Device.OFF, devices.microphone());
    assertEquals(Device.MISSING, devices.camera());
    assertEquals(new DeviceStatus(false, false), devices.status());
  }

  @Test
  void whatWasWrongBeforeJoiningIsNotSaidAgain() {
    DeviceProblem problem = new DeviceProblem(DeviceProblem.Reason.REFUSED, true, true);
    state.setDevices(OwnDevices.NONE.with(Optional.of(problem)));
    state.joining(FORM);
    state.joined(false);
    assertEquals(Optional.empty(), state.devices().problem());
  }

  @Test
  void aPictureIsSeenWhenItIsSentAndSwitchedOn() {
    Participant bob = Participant.newcomer("p1", "Bob");
    assertFalse(bob.isSeen());
    assertFalse(bob.isMuted());
    bob = bob.withStream(FakeStream.of(MediaTrack.Kind.AUDIO, MediaTrack.Kind.VIDEO));
    assertTrue(bob.isSeen());
    assertFalse(bob.withDevices(new DeviceStatus(true, false)).isSeen());
    assertTrue(bob.withDevices(new DeviceStatus(false, true)).isMuted());
    assertFalse(bob.withStream(FakeStream.of(MediaTrack.Kind.AUDIO)).isSeen());
    assertTrue(bob.withStream(FakeStream.of(MediaTrack.Kind.VIDEO)).isMuted());
    assertFalse(bob.withConnection(Connection.FAILED).isSeen());
  }

  private static ChatLine line(String text, boolean own) {
    return new ChatLine("Bob", text, "14:05", own);
  }
}
