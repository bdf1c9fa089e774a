package dev.parley.e2e.page.client;

import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** What a test can have the page do. Peers are named by their profile's name. */
public interface Driver extends JSObject {

  /**
   * Joins a room.
   *
   * @param chatId the id of a negotiated channel "chat" that is opened with every peer; -1 for none
   * @return this side's peer id
   */
  JSPromise<JSString> join(String url, String room, String name, int chatId);

  /**
   * Opens a channel.
   *
   * @param id of a negotiated one; -1 for one that the other side is told of
   */
  void open(String peer, String label, int id);

  /** Sends by a channel and gives the result's name. */
  String sendText(String peer, String label, String text);

  /** Sends so many bytes 0, 1, 2 … and gives the result's name. */
  String sendBytes(String peer, String label, int size);

  void close(String peer, String label);

  /** Sends every peer a message by way of the server. */
  String message(String text);

  void rename(String name);

  /** Publishes the fake devices; what was published before is unpublished. */
  JSPromise<JSString> publish(boolean audio, boolean video);

  void unpublish();

  void leave();
}
