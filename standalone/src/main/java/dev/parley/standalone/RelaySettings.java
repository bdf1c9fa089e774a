package dev.parley.standalone;

import dev.parley.server.ParleyOptions;
import dev.parley.server.ice.IceServers;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.LimitOption;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Settings;
import dev.parley.tokens.TokenVerifier;
import java.util.Locale;
import java.util.Optional;

/** Sets the relay up as the program was told. */
final class RelaySettings {

  private final Settings settings;
  private final IceServers iceServers;
  private final Optional<TokenVerifier> tokens;

  private RelaySettings(Settings settings, IceServers iceServers, Optional<TokenVerifier> tokens) {
    this.settings = settings;
    this.iceServers = iceServers;
    this.tokens = tokens;
  }

  /**
   * Checks what is not the relay's own to check.
   *
   * @throws ConfigurationException naming what is wrong
   */
  static RelaySettings read(Settings settings) {
    return new RelaySettings(
        settings, IceSettings.servers(settings), AccessSettings.read(settings));
  }

  /** Whether clients are told of a STUN server. */
  boolean tellsOfStun() {
    return settings.list(Options.ICE_SERVER).stream()
        .anyMatch(server -> server.toLowerCase(Locale.ROOT).startsWith("stun"));
  }

  /** Where the endpoint is. */
  String path() {
    return settings.text(Options.PATH).orElseThrow();
  }

  /**
   * Sets all that is the relay's own.
   *
   * @throws ConfigurationException if a limit is no number that fits
   */
  void apply(ParleyOptions relay) {
    relay.path = path();
    relay.allowedOrigins = settings.list(Options.ALLOWED_ORIGIN);
    relay.trustedProxies = settings.list(Options.TRUSTED_PROXY);
    relay.iceServers = iceServers;
    relay.tokens = tokens.orElse(null);
    relay.open = tokens.isEmpty();
    LimitOption.all().forEach(limit -> limit.apply(settings, relay));
  }

  /**
   * What the relay says of a value is out of bounds, in the words of whoever gave it.
   *
   * @param refusal whose message begins with the name of one of {@link ParleyOptions}' fields
   */
  ConfigurationException translate(IllegalArgumentException refusal) {
    String[] words = refusal.getMessage().split(" ", 2);
    if (words[0].equals("path")) {
      return settings.wrong(Options.PATH, words[1]);
    }
    if (words[0].equals("allowedOrigins")) {
      return settings.wrong(Options.ALLOWED_ORIGIN, words[1]);
    }
    if (words[0].equals("trustedProxies")) {
      return settings.wrong(Options.TRUSTED_PROXY, words[1]);
    }
    return LimitOption.ofField(words[0])
        .map(limit -> settings.wrong(limit.option(), words[1]))
        .findFirst()
        .orElseGet(() -> new ConfigurationException(refusal.getMessage()));
  }
}
