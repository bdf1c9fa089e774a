package dev.parley.standalone;

import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServerUri;
import dev.parley.server.ice.IceServers;
import dev.parley.server.ice.TurnCredentials;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What clients are told of STUN and TURN. */
final class IceSettings {

  private static final int LEAST_LIFETIME_SECONDS = 60;

  /** A week: nobody can take a credential back before it expires. */
  private static final int LONGEST_LIFETIME_SECONDS = 604_800;

  private IceSettings() {}

  /**
   * The servers that clients are told of.
   *
   * @throws ConfigurationException naming what is wrong
   */
  static IceServers servers(Settings settings) {
    List<IceServer> fixed =
        settings.list(Options.ICE_SERVER).stream().map(text -> server(settings, text)).toList();
    return IceServers.fixed(fixed).and(turn(settings));
  }

  private static IceServer server(Settings settings, String text) {
    String[] words = text.strip().split("\\s+");
    IceServerUri uri = uri(settings, Options.ICE_SERVER, words[0]);
    if (uri.isTurn() ? words.length != 3 : words.length != 1) {
      throw settings.wrong(
          Options.ICE_SERVER,
          "is wrong: "
              + (uri.isTurn()
                  ? uri + " needs a user name and a credential behind it (or see --turn-uri)"
                  : uri + " is a STUN server's, which needs nothing behind it"));
    }
    return uri.isTurn()
        ? new IceServer(List.of(uri.toString()), Optional.of(words[1]), Optional.of(words[2]))
        : uri.withoutCredential();
  }

  private static IceServers turn(Settings settings) {
    List<IceServerUri> uris =
        settings.list(Options.TURN_URI).stream()
            .map(text -> uri(settings, Options.TURN_URI, text))
            .toList();
    long lifetime =
        settings.number(Options.TURN_LIFETIME, LEAST_LIFETIME_SECONDS, LONGEST_LIFETIME_SECONDS);
    Optional<Secret> secret = settings.secret(Options.TURN_SECRET);
    if (uris.isEmpty() != secret.isEmpty()) {
      throw new ConfigurationException(
          uris.isEmpty()
              ? settings.name(Options.TURN_SECRET) + " needs --turn-uri"
              : settings.origin(Options.TURN_URI) + " needs --turn-secret");
    }
    if (uris.isEmpty()) {
      return IceServers.NONE;
    }
    for (IceServerUri uri : uris) {
      if (!uri.isTurn()) {
        throw settings.wrong(Options.TURN_URI, "is wrong: " + uri + " is no turn: or turns: URI");
      }
    }
    try {
      return new TurnCredentials(
          secret.get().reveal(), uris, Duration.ofSeconds(lifetime), InstantSource.system());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          settings.name(Options.TURN_SECRET) + " is of no use: " + e.getMessage());
    }
  }

  private static IceServerUri uri(Settings settings, Option option, String text) {
    try {
      return IceServerUri.parse(text);
    } catch (IllegalArgumentException e) {
      throw settings.wrong(option, "is wrong: " + e.getMessage());
    }
  }

  /** The UDP port on which STUN is answered; empty if it is not. */
  static OptionalInt stunPort(Settings settings) {
    return settings.text(Options.STUN_PORT).orElseThrow().equals(Configuration.OFF)
        ? OptionalInt.empty()
        : OptionalInt.of((int) settings.number(Options.STUN_PORT, 0, Configuration.MAX_PORT));
  }
}
