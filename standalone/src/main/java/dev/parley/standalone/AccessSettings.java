package dev.parley.standalone;

import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import dev.parley.tokens.JwksOptions;
import dev.parley.tokens.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Who may connect. */
final class AccessSettings {

  private AccessSettings() {}

  /**
   * What verifies tokens; empty if none are asked for.
   *
   * @throws ConfigurationException if it is not said who may connect, or said twice, or wrong
   */
  static Optional<TokenVerifier> read(Settings settings) {
    Option way =
        settings
            .oneOf(Options.OPEN, Options.TOKEN_SECRET, Options.TOKEN_KEY, Options.TOKEN_JWKS)
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        "nobody could connect: give --token-secret, --token-key or --token-jwks, or"
                            + " --open to let in whoever knows a room's name"));
    Optional<String> audience = settings.text(Options.TOKEN_AUDIENCE);
    if (way == Options.OPEN) {
      if (audience.isPresent()) {
        throw settings.wrong(Options.TOKEN_AUDIENCE, "is for tokens, and --open asks for none");
      }
      return Optional.empty();
    }
    String name = settings.name(way);
    return Optional.of(
        verifier(
            settings,
            way,
            name,
            audience.orElseThrow(
                () -> new ConfigurationException(name + " needs --token-audience"))));
  }

  private static TokenVerifier verifier(
      Settings settings, Option way, String name, String audience) {
    InstantSource clock = InstantSource.system();
    try {
      if (way == Options.TOKEN_SECRET) {
        byte[] secret =
            settings.secret(way).map(Secret::reveal).orElseThrow().getBytes(StandardCharsets.UTF_8);
        return TokenVerifier.hs256(secret, audience, clock);
      }
      String value = settings.text(way).orElseThrow();
      if (way == Options.TOKEN_KEY) {
        return TokenVerifier.publicKey(read(name, value), audience, clock);
      }
      return TokenVerifier.jwks(URI.create(value), audience, clock, JwksOptions.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(name + " is of no use: " + e.getMessage());
    }
  }

  private static String read(String name, String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new ConfigurationException(name + " is " + file + ", which can't be read");
    }
  }
}
