package dev.parley.e2e.page.channels;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What a test can have the page do with its channels to the one other in the room. */
public interface ChannelsDriver extends JSObject {

  JSPromise<JSString> join(String url, String room, String name);

  /**
   * Opens a channel.
   *
   * @param maxRetransmits -1 for none
   * @param maxPacketLifeTime -1 for none
   * @param id -1 for one that is opened in band
   */
  void open(
      String label,
      boolean ordered,
      int maxRetransmits,
      int maxPacketLifeTime,
      int id,
      boolean raw,
      String protocol);

  /** The channel's state and options, as this side knows them. */
  String describe(String label);

  /** Sends text that begins like any other of that seed, and gives the result's name. */
  String sendText(String label, int length, int seed);

  /** Sends bytes that begin like any others of that seed, and gives the result's name. */
  String sendBytes(String label, int length, int seed);

  /**
   * Sends parts until {@code total} bytes are accepted, awaiting room before each.
   *
   * @return fulfilled with the most bytes that ever waited
   */
  JSPromise<JSString> produce(String label, double total, int part);

  /**
   * The same by a source that the channel itself asks for its parts.
   *
   * @return fulfilled with the most bytes that ever waited
   */
  JSPromise<JSString> pour(String label, double total, int part);

  /**
   * Sends words to a channel that echoes them, one every so many milliseconds.
   *
   * @return fulfilled with what each took there and back, in milliseconds, by commas
   */
  JSPromise<JSString> chat(String label, int count, int millis);

  /** How many bytes and characters have come by the channel. */
  double received(String label);

  /** How many bytes wait to be sent or confirmed. */
  double waiting(String label);

  void close(String label);
}
