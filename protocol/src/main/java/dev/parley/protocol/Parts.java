package dev.parley.protocol;

import java.util.List;
import java.util.Optional;

/** Reads the parts that messages of both directions are made of. */
final class Parts {

  private Parts() {}

  static SessionDescription sessionDescription(ObjectReader frame) throws CodecException {
    ObjectReader init = frame.object("sdp");
    SdpType type =
        SdpType.of(init.string("type"))
            .orElseThrow(
                () -> init.refuse("type", "is not one of offer, pranswer, answer, rollback"));
    return new SessionDescription(type, init.optionalString("sdp").orElse(""));
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

  static Optional<PeerId> to(ObjectReader frame) throws CodecException {
    return frame.optionalMade("to", PeerId::new);
  }

  static PeerId from(ObjectReader frame) throws CodecException {
    return frame.made("from", PeerId::new);
  }

  static PeerInfo peerInfo(ObjectReader peer) throws CodecException {
    return new PeerInfo(
        peer.made("id", PeerId::new),
        peer.optionalString("user"),
        peer.profile("profile"),
        peer.optionalBool("suspended"));
  }

  static List<IceServer> iceServers(ObjectReader frame) throws CodecException {
    return frame.objects("iceServers", Parts::iceServer);
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
