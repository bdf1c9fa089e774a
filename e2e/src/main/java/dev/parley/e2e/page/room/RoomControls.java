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

  /** Asks for camera and microphone, to be published later. */
  void prepareMedia();

  boolean mediaReady();

  void publish();

  void unpublish();

  /** How many tracks the peers send here now. */
  int remoteTracks();

  /** The peers' names and how each is connected, one {@code name: STATE} a line. */
  String peers();

  /** What went wrong without ending the room, one a line. */
  String errors();
}
