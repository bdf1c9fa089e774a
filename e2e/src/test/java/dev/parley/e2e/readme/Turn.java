package dev.parley.e2e.readme;

import dev.parley.protocol.IceServer;
import dev.parley.server.ParleyOptions;
import dev.parley.server.ice.IceServerUri;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.StunResponder;
import dev.parley.server.ice.TurnCredentials;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** docs/turn.md's examples: they are shown there word for word. */
final class Turn {

  private Turn() {}

  static StunResponder answerStun(ParleyOptions options) throws IOException {
    StunResponder stun = StunResponder.start(new InetSocketAddress(StunResponder.DEFAULT_PORT));
    options.iceServers = IceServers.fixed(List.of(IceServer.stun("stun:calls.example.org")));
    return stun; // to be closed with the application
  }

  static IceServers turn(String secret) {
    List<IceServerUri> uris =
        Stream.of(
                "turn:turn.example.org?transport=udp",
                "turn:turn.example.org?transport=tcp",
                "turns:turn.example.org:5349?transport=tcp")
            .map(IceServerUri::parse)
            .toList();
    return new TurnCredentials(
        secret, uris, TurnCredentials.DEFAULT_LIFETIME, InstantSource.system());
  }
}
