package dev.parley.protocol;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes one JSON object out of the parts that messages are made of; what is absent is left out.
 */
final class ObjectWriter {

  private final Json json;
  private final JsonObjectBuilder object;

  ObjectWriter(Json json) {
    this.json = json;
    this.object = json.object();
  }

  static ObjectWriter ofFrame(Json json, MessageType type) {
    return new ObjectWriter(json).put("type", type.wireName());
  }

  ObjectWriter put(String name, String value) {
    object.put(name, value);
    return this;
  }

  ObjectWriter put(String name, Optional<String> value) {
    object.put(name, value);
    return this;
  }

  ObjectWriter put(String name, double value) {
    object.put(name, value);
    return this;
  }

  ObjectWriter put(String name, OptionalLong value) {
    return value.isPresent() ? put(name, (double) value.getAsLong()) : this;
  }

  ObjectWriter put(String name, JsonValue value) {
    object.put(name, value);
    return this;
  }

  ObjectWriter put(String name, boolean value) {
    object.put(name, value);
    return this;
  }

  ObjectWriter putIfTrue(String name, boolean value) {
    return value ? put(name, true) : this;
  }

  /** Puts a frame's number, unless it is 0: it bears none. */
  ObjectWriter putNumber(String name, long number) {
    return number == 0 ? this : put(name, (double) number);
  }

  ObjectWriter put(SessionDescription description) {
    return put(
        "sdp",
        new ObjectWriter(json)
            .put("type", description.type().wireName())
            .put("sdp", description.sdp())
            .build());
  }

  ObjectWriter putCandidate(Optional<IceCandidate> candidate) {
    return put("candidate", candidate.isPresent() ? init(candidate.get()) : json.nullValue());
  }

  ObjectWriter putConnection(Optional<ConnectionId> connection) {
    return connection.isPresent() ? put("connection", connection.get().value()) : this;
  }

  private JsonValue init(IceCandidate candidate) {
    ObjectWriter init =
        new ObjectWriter(json)
            .put("candidate", candidate.candidate())
            .put("sdpMid", candidate.sdpMid());
    if (candidate.sdpMLineIndex().isPresent()) {
      init.put("sdpMLineIndex", candidate.sdpMLineIndex().getAsInt());
    }
    return init.put("usernameFragment", candidate.usernameFragment()).build();
  }

  ObjectWriter put(PeerInfo peer) {
    return put("peer", peerInfo(peer).putIfTrue("suspended", peer.suspended()).build());
  }

  ObjectWriter putPeers(List<PeerInfo> peers) {
    List<JsonValue> elements = new ArrayList<>();
    for (PeerInfo peer : peers) {
      elements.add(peerInfo(peer).put("suspended", peer.suspended()).build());
    }
    return put("peers", json.array(elements));
  }

  private ObjectWriter peerInfo(PeerInfo peer) {
    return new ObjectWriter(json)
        .put("id", peer.id().value())
        .put("user", peer.user())
        .put("profile", peer.profile().value());
  }

  ObjectWriter putIceServers(List<IceServer> servers) {
    List<JsonValue> elements = new ArrayList<>();
    for (IceServer server : servers) {
      elements.add(iceServer(server));
    }
    return put("iceServers", json.array(elements));
  }

  private JsonValue iceServer(IceServer server) {
    List<JsonValue> urls = new ArrayList<>();
    for (String url : server.urls()) {
      urls.add(json.string(url));
    }
    return new ObjectWriter(json)
        .put("urls", json.array(urls))
        .put("username", server.username())
        .put("credential", server.credential())
        .build();
  }

  JsonValue build() {
    return object.build();
  }
}
