package dev.parley.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the parts that messages of both directions are made of. */
final class Parts {

  private Parts() {}

  static SessionDescription sessionDescription(ObjectReader frame) throws CodecException {
    ObjectReader init = frame.object("sdp");
    Optional<SdpType> type = SdpType.of(init.string("type"));
    if (type.isEmpty()) {
      throw init.refuse("type", "is not one of offer, pranswer, answer, rollback");
    }
    return new SessionDescription(type.get(), init.optionalString("sdp").orElse(""));
  }

  /** A candidate, or empty where it is null: the end of candidates. */
  static Optional<IceCandidate> candidate(ObjectReader frame) throws CodecException {
    Optional<ObjectReader> candidate = frame.objectOrNull("candidate");
    if (candidate.isEmpty()) {
      return Optional.empty();
    }
    ObjectReader init = candidate.get();
    return Optional.of(
        new IceCandidate(
            init.optionalString("candidate").orElse(""),
            init.optionalString("sdpMid"),
            init.optionalUnsignedShort("sdpMLineIndex"),
            init.optionalString("usernameFragment")));
  }

  static Optional<ConnectionId> connection(ObjectReader frame) throws CodecException {
    return frame.optionalMade("connection", ConnectionId::new);
  }

  static PeerId peerId(ObjectReader object, String name) throws CodecException {
    return object.made(name, PeerId::new);
  }

  static SessionSecret secret(ObjectReader frame) throws CodecException {
    return frame.made("secret", SessionSecret::new);
  }

  static PeerInfo peerInfo(ObjectReader peer) throws CodecException {
    return new PeerInfo(
        peerId(peer, "id"),
        peer.optionalString("user"),
        peer.profile("profile"),
        peer.optionalBool("suspended"));
  }

  static List<IceServer> iceServers(ObjectReader frame) throws CodecException {
    List<IceServer> servers = new ArrayList<>();
    for (ObjectReader server : frame.objects("iceServers")) {
      servers.add(iceServer(server));
    }
    return servers;
  }

  private static IceServer iceServer(ObjectReader server) throws CodecException {
    List<String> urls = server.strings("urls");
    if (urls.isEmpty()) {
      throw server.refuse("urls", "is empty; it needs at least one");
    }
    return new IceServer(
        urls, server.optionalString("username"), server.optionalString("credential"));
  }
}
