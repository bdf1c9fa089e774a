package dev.parley.client;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.client.port.ChannelOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private final World world = new World();
  private final List<String> heard = new ArrayList<>();
  private final List<Channel> announced = new ArrayList<>();
  private Room annsRoom;
  private Peer bob;
  private Peer ann;

  @BeforeEach
  void join() {
    annsRoom = world.join("Ann");
    Room bobsRoom = world.join("Bob");
    bob = annsRoom.peers().get(0);
    ann = bobsRoom.peers().get(0);
  }

  @AfterEach
  void nothingIsUncaught() {
    assertEquals(List.of(), world.loop.uncaught());
  }

  @Test
  void otherSideHearsOfAChannelAndWhatIsSentByIt() {
    ann.onChannel(
        channel -> {
          announced.add(channel);
          listen("Bob", channel);
        });
    world.run(
        () -> {
          Channel channel =
              bob.openChannel("files", ChannelOptions.reliable().unordered().withProtocol("f1"));
          listen("Ann", channel);
          assertEquals(SendResult.ACCEPTED, channel.send("before it is open"));
          assertEquals(17, channel.bufferedAmount());
        });
    assertEquals(List.of("Ann open", "Bob open", "Bob text before it is open"), sorted());
    assertEquals("files", announced.get(0).label());
    assertEquals("f1", announced.get(0).options().protocol());
    assertEquals(false, announced.get(0).options().ordered());

    heard.clear();
    world.run(() -> announced.get(0).send(new byte[] {1, 2}));
    assertEquals(List.of("Ann bytes 2"), heard);
  }

  @Test
  void channelOfWhichNoOneHeardWaitsForAListener() {
    world.run(() -> bob.openChannel("early"));
    ann.onChannel(announced::add);
    ann.onChannel(channel -> heard.add("told twice"));
    assertEquals(List.of("early"), announced.stream().map(Channel::label).toList());
    assertEquals(ChannelState.OPEN, announced.get(0).state());
    assertEquals(List.of(), heard);
  }

  @Test
  void reliableChannelOfWhichNoOneHeardKeepsItsMessagesUntilItsAnnouncementIsOver() {
    Channel[] anns = new Channel[1];
    world.run(
        () -> {
          anns[0] = bob.openChannel("early");
          anns[0].send("one");
          anns[0].send(new byte[200_000]);
        });
    world.loop.advance(2_000);
    assertEquals(200_003, anns[0].bufferedAmount());
    world.run(
        () ->
            ann.onChannel(
                channel -> {
                  channel.onText(heard::add);
                  heard.add("announced");
                  channel.onBytes(bytes -> heard.add(bytes.length + " bytes"));
                }));
    world.run(() -> anns[0].send("three"));
    assertEquals(List.of("announced", "one", "200000 bytes", "three"), heard);
    world.loop.advance(2_000);
    assertEquals(0, anns[0].bufferedAmount());
  }

  @Test
  void nothingIsHeardOfALateChannelOnceItsListenerHasClosedIt() {
    world.run(
        () -> {
          Channel channel = bob.openChannel("early");
          channel.send("one");
          channel.send("two");
        });
    world.run(
        () ->
            ann.onChannel(
                channel ->
                    channel.onText(
                        text -> {
                          heard.add(text);
                          channel.close();
                        })));
    assertEquals(List.of("one"), heard);
  }

  @Test
  void channelThatClosedBeforeAnyoneHeardOfItIsNotAnnounced() {
    world.run(() -> bob.openChannel("brief"));
    Channel[] gone = new Channel[1];
    world.run(() -> gone[0] = bob.openChannel("gone"));
    world.run(gone[0]::close);
    ann.onChannel(announced::add);
    assertEquals(List.of("brief"), announced.stream().map(Channel::label).toList());
  }

  @Test
  void negotiatedChannelOpensWhenBothSidesHaveOpenedIt() {
    Channel[] ours = new Channel[1];
    world.run(() -> ours[0] = bob.openChannel("chat", ChannelOptions.negotiated(0)));
    assertEquals(ChannelState.CONNECTING, ours[0].state());
    world.run(() -> ann.openChannel("chat", ChannelOptions.negotiated(0)));
    assertEquals(ChannelState.OPEN, ours[0].state());
    assertThrows(
        IllegalArgumentException.class,
        () -> bob.openChannel("other", ChannelOptions.negotiated(0)));
  }

  @Test
  void listenersAreToldSoonOfWhatHasHappenedAlready() {
    Channel channel = open();
    world.run(
        () -> {
          channel.onOpen(() -> heard.add("open"));
          assertEquals(List.of(), heard);
        });
    assertEquals(List.of("open"), heard);
    world.run(channel::close);
    world.run(() -> channel.onClose(() -> heard.add("close")));
    assertEquals(List.of("open", "close"), heard);
  }

  @Test
  void removedListenerIsNotToldOfWhatHadHappened() {
    Channel channel = open();
    world.run(() -> channel.onOpen(() -> heard.add("open")).remove());
    assertEquals(List.of(), heard);
  }

  @Test
  void closeIsHeardOnceOnEachSide() {
    ann.onChannel(
        channel -> {
          announced.add(channel);
          listen("Bob", channel);
        });
    Channel channel = open();
    listen("Ann", channel);
    world.run(
        () -> {
          channel.close();
          channel.close();
          assertEquals(ChannelState.CLOSED, channel.state());
        });
    assertEquals(List.of("Ann close", "Ann open", "Bob close", "Bob open"), sorted());
    assertEquals(SendResult.CLOSED, channel.send("late"));
    assertEquals(SendResult.CLOSED, announced.get(0).send(new byte[1]));
    assertEquals(0, channel.bufferedAmount());
  }

  @Test
  void freedIdCanBeUsedAgain() {
    ann.openChannel("chat", ChannelOptions.negotiated(0));
    world.run(() -> bob.openChannel("chat", ChannelOptions.negotiated(0)).close());
    Channel[] again = new Channel[1];
    world.run(
        () -> {
          again[0] = bob.openChannel("chat", ChannelOptions.negotiated(0));
          ann.openChannel("chat", ChannelOptions.negotiated(0));
        });
    assertEquals(ChannelState.OPEN, again[0].state());
  }

  @Test
  void idCanBeUsedAnewAtOnceThoughThePlatformHoldsItUntilBothHaveClosed() {
    Channel[] anns = new Channel[2];
    Channel[] bobs = new Channel[1];
    world.run(
        () -> {
          anns[0] = bob.openChannel("first", ChannelOptions.negotiated(0));
          bobs[0] = ann.openChannel("first", ChannelOptions.negotiated(0));
        });
    world.run(
        () -> {
          anns[0].close();
          anns[1] = bob.openChannel("second", ChannelOptions.negotiated(0));
          anns[1].send("hello");
          assertThrows(
              IllegalArgumentException.class,
              () -> bob.openChannel("third", ChannelOptions.negotiated(0)));
        });
    assertEquals(ChannelState.CLOSED, bobs[0].state());
    world.run(() -> listen("Bob", ann.openChannel("second", ChannelOptions.negotiated(0))));
    assertEquals(ChannelState.OPEN, anns[1].state());
    assertEquals(List.of("Bob open", "Bob text hello"), sorted());
  }

  @Test
  void leavingPeersChannelsAreClosedOnce() {
    Channel channel = open();
    listen("Ann", channel);
    world.run(() -> world.server.close("p2", 4504, "kicked"));
    assertEquals(List.of("Ann close", "Ann open"), sorted());
  }

  @Test
  void channelOfAPeerThatIsGoneIsClosedFromTheStart() {
    world.run(annsRoom::leave);
    world.run(() -> listen("Ann", bob.openChannel("late")));
    assertEquals(List.of("Ann close"), heard);
  }

  @Test
  void whatWaitsIsBounded() {
    world.run(
        () -> {
          Channel channel = bob.openChannel("big");
          byte[] quarter = new byte[Channel.MAX_BUFFERED_BYTES / 4];
          for (int i = 0; i < 4; i++) {
            assertEquals(SendResult.ACCEPTED, channel.send(quarter));
          }
          assertEquals(SendResult.FULL, channel.send("x"));
          assertEquals(SendResult.FULL, channel.send(""));
          channel.close();
        });
  }

  @Test
  void manySmallMessagesAreBoundedInNumber() {
    world.run(
        () -> {
          Channel channel = bob.openChannel("small", ChannelOptions.negotiated(9));
          for (int i = 0; i < Channel.MAX_BUFFERED_MESSAGES; i++) {
            assertEquals(SendResult.ACCEPTED, channel.send(""));
          }
          assertEquals(SendResult.FULL, channel.send(""));
          channel.close();
        });
  }

  @Test
  void messageLargerThanTheOptionsAllowIsRefused() {
    world.run(
        () -> {
          Channel small =
              bob.openChannel("small", ChannelOptions.reliable().withMaxMessageBytes(4));
          assertEquals(SendResult.TOO_LARGE, small.send(new byte[5]));
          assertEquals(SendResult.TOO_LARGE, small.send("üüx"));
          assertEquals(SendResult.ACCEPTED, small.send("üü"));
          small.close();
          assertEquals(SendResult.CLOSED, small.send(new byte[5]));
        });
  }

  @Test
  void messagesThatTheOtherSideWouldNotTakeNeedAnAgreedId() {
    ChannelOptions large =
        ChannelOptions.reliable().withMaxMessageBytes(ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES + 1);
    assertThrows(IllegalArgumentException.class, () -> bob.openChannel("large", large));
    world.run(
        () -> {
          assertEquals(SendResult.ACCEPTED, bob.openChannel("agreed", large.withId(1)).send("x"));
          assertEquals(SendResult.ACCEPTED, bob.openChannel("raw", large.raw()).send("x"));
        });
  }

  @Test
  void rawMessageLargerThanThePeerTakesIsRefused() {
    Channel[] raw = new Channel[1];
    world.run(() -> raw[0] = bob.openChannel("raw", ChannelOptions.reliable().raw()));
    assertEquals(SendResult.TOO_LARGE, raw[0].send(new byte[262_145]));
    assertEquals(SendResult.TOO_LARGE, raw[0].send("ü".repeat(131_073)));
    assertEquals(SendResult.ACCEPTED, raw[0].send("ü".repeat(131_072)));
  }

  @Test
  void rawMessageThatWaitedAndIsTooLargeIsAnErrorAndTheRestIsSent() {
    ann.onChannel(
        channel -> {
          announced.add(channel);
          listen("Bob", channel);
        });
    world.run(
        () -> {
          Channel channel = bob.openChannel("big", ChannelOptions.reliable().raw());
          channel.onError(error -> heard.add("error"));
          channel.send("first");
          channel.send(new byte[262_145]);
          channel.send("last");
        });
    assertEquals(List.of("Bob open", "Bob text first", "Bob text last", "error"), sorted());
  }

  @Test
  void channelThatItsStateListenerClosesIsNotToldToBeOpen() {
    world.run(
        () -> {
          Channel channel = bob.openChannel("brief");
          listen("Ann", channel);
          channel.onState(
              state -> {
                heard.add(state.name());
                channel.close();
              });
        });
    assertEquals(List.of("OPEN", "CLOSED", "Ann close"), heard);
  }

  @Test
  void bytesArriveAsTheyWereSent() {
    List<byte[]> received = new ArrayList<>();
    ann.onChannel(channel -> channel.onBytes(received::add));
    byte[] bytes = {0, -1, 127};
    world.run(() -> bob.openChannel("bytes").send(bytes));
    assertArrayEquals(bytes, received.get(0));
  }

  /** One that is open on both sides. */
  private Channel open() {
    Channel[] opened = new Channel[1];
    world.run(() -> opened[0] = bob.openChannel("chat"));
    assertEquals(ChannelState.OPEN, opened[0].state());
    return opened[0];
  }

  private void listen(String who, Channel channel) {
    channel.onOpen(() -> heard.add(who + " open"));
    channel.onText(text -> heard.add(who + " text " + text));
    channel.onBytes(bytes -> heard.add(who + " bytes " + bytes.length));
    channel.onClose(() -> heard.add(who + " close"));
  }

  private List<String> sorted() {
    world.loop.runDue();
    return heard.stream().sorted().toList();
  }
}
