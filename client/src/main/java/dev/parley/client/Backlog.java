package dev.parley.client;

import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What was sent to a peer by way of the server and waits: until the server knows the peer again,
 * and then until the session takes it. In order, so whatever follows goes behind it.
 */
final class Backlog {

  /**
   * Twice what a session may hold: that comes here when it is lost, and more is sent then. What is
   * for everyone is one value in all backlogs.
   */
  static final int MAX_MESSAGES = 2 * Unconfirmed.MAX_FRAMES;

  private List<JsonValue> messages = new ArrayList<>();
  private int lost;

  boolean isEmpty() {
    return messages.isEmpty();
  }

  JsonValue first() {
    return messages.get(0);
  }

  void removeFirst() {
    messages.remove(0);
  }

  boolean hasRoom() {
    return messages.size() < MAX_MESSAGES;
  }

  void add(JsonValue message) {
    messages.add(message);
  }

  /** Takes what was accepted before all that is here, though there be no room for it. */
  void addFirst(JsonValue message) {
    messages.add(0, message);
  }

  /** A message will not be delivered. */
  void lose() {
    lost++;
  }

  /** Lets go of all that is here: it will not be delivered, or was by other means. */
  void loseAll() {
    lost += messages.size();
    messages = new ArrayList<>();
  }

  /** How many were lost since this was asked last. */
  int takeLost() {
    int count = lost;
    lost = 0;
    return count;
  }
}
