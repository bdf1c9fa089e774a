package dev.parley.e2e.page.room;

import org.teavm.jso.JSObject;

/** What a test may have the page do, and ask of it: {@code window.page} in the page. */
interface RoomControls extends JSObject {

  /**
   * Joins, and opens a channel with everyone.
   *
   * @param negotiated whether both sides open the channel under one id, or each announces its own
   */
  void join(String name, String room, boolean negotiated);

  boolean joined();

  void leave();

  /** How many channels are open now. */
  int openChannels();

  /** How many channels that were open are closed. */
  int closedChannels();

  /** From {@link #join} to the first open channel; negative until then. */
  double millisToOpen();

  /** Sends to all open channels. */
  void say(String text);

  /** What came by channels, one {@code name: text} a line, oldest first. */
  String heard();

  /** Asks for streams of camera and microphone, to be published later. */
  void prepareMedia();

  boolean mediaReady();

  /** Publishes the stream of that index, 0 to 2, or unpublishes it if it is published. */
  void toggle(int stream);

  /** The kinds of the tracks of the stream of that index, sorted. */
  String tracks(int stream);

  /** The kinds of the tracks that the peers send here now, sorted. */
  String remoteTracks();

  /** The peers' names and how each is connected, one {@code name: STATE} a line. */
  String peers();

  /** What went wrong without ending the room, one a line. */
  String errors();
}
