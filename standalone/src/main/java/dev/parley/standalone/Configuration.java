package dev.parley.standalone;

import dev.parley.standalone.http.Listener;
import dev.parley.standalone.log.LogFormat;
import dev.parley.standalone.log.LogLevel;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import dev.parley.standalone.tls.Certificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the program was told, checked.
 *
 * @param tls the certificate, if connections are encrypted
 * @param admin where metrics and administration are, if anywhere
 * @param adminToken for administration, if there is any
 * @param redis empty where rooms are in this server's memory
 * @param stunPort UDP; empty if STUN is not answered
 * @param drain how long it may take to end
 */
record Configuration(
    Listener listener,
    Optional<Certificates> tls,
    Optional<Listener> admin,
    Optional<Secret> adminToken,
    RelaySettings relay,
    Optional<RedisSettings> redis,
    OptionalInt stunPort,
    Duration drain,
    LogFormat logFormat,
    LogLevel logLevel) {

  static final int MAX_PORT = 65_535;
  static final String OFF = "off";

  /** What a header can carry, and nobody guesses. */
  private static final String ADMIN_TOKEN = "[!-~]{16,}";

  /** A day: nobody waits longer for a server to end. */
  private static final int MAX_DRAIN_SECONDS = 86_400;

  /**
   * Checks everything that can be before the start.
   *
   * @throws ConfigurationException naming what is wrong as it was given
   */
  static Configuration read(Settings settings) {
    RelaySettings relay = RelaySettings.read(settings);
    Optional<Certificates> tls = TlsSettings.read(settings);
    return new Configuration(
        new Listener(
            host(settings, Options.HOST),
            (int) settings.number(Options.PORT, 0, MAX_PORT),
            tls.map(Certificates::factory)),
        tls,
        admin(settings, tls),
        adminToken(settings),
        relay,
        RedisSettings.read(settings),
        IceSettings.stunPort(settings),
        Duration.ofSeconds(settings.number(Options.DRAIN_SECONDS, 1, MAX_DRAIN_SECONDS)),
        logFormat(settings),
        oneOf(settings, Options.LOG_LEVEL, LogLevel.values()));
  }

  private static Optional<Listener> admin(Settings settings, Optional<Certificates> tls) {
    boolean encrypted = settings.isOn(Options.ADMIN_TLS);
    if (encrypted && tls.isEmpty()) {
      throw settings.wrong(Options.ADMIN_TLS, "needs --tls-cert or --tls-keystore");
    }
    if (settings.text(Options.ADMIN_PORT).orElseThrow().equals(OFF)) {
      return Optional.empty();
    }
    return Optional.of(
        new Listener(
            host(settings, Options.ADMIN_HOST),
            (int) settings.number(Options.ADMIN_PORT, 0, MAX_PORT),
            encrypted ? tls.map(Certificates::factory) : Optional.empty()));
  }

  private static Optional<Secret> adminToken(Settings settings) {
    Optional<Secret> token = settings.secret(Options.ADMIN_TOKEN);
    if (token.isPresent() && !token.get().reveal().matches(ADMIN_TOKEN)) {
      throw new ConfigurationException(
          settings.name(Options.ADMIN_TOKEN)
              + " is of no use: it must be at least 16 visible ASCII characters; make one with:"
              + " openssl rand -hex 32");
    }
    return token;
  }

  private static String host(Settings settings, Option option) {
    String host = settings.text(option).orElseThrow();
    try {
      InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw settings.wrong(option, "is no address of a machine: " + host);
    }
    return host;
  }

  private static LogFormat logFormat(Settings settings) {
    return settings.text(Options.LOG_FORMAT).orElseThrow().equals("auto")
        ? LogFormat.ofStandardOutput()
        : oneOf(settings, Options.LOG_FORMAT, LogFormat.values());
  }

  private static <E extends Enum<E>> E oneOf(Settings settings, Option option, E[] known) {
    String value = settings.text(option).orElseThrow();
    return Arrays.stream(known)
        .filter(candidate -> name(candidate).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                settings.wrong(
                    option,
                    "is one of "
                        + String.join(", ", Arrays.stream(known).map(Configuration::name).toList())
                        + ", not "
                        + value));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
