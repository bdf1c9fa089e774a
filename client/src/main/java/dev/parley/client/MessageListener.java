package dev.parley.client;

import dev.parley.protocol.json.JsonValue;

/** Hears what peers send by way of the server. */
public interface MessageListener {
  void onMessage(Peer from, JsonValue data);
}
