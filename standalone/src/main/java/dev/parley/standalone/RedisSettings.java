package dev.parley.standalone;

import dev.parley.server.ParleyOptions;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.LimitOption;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/**
 * The Redis by which rooms are shared.
 *
 * @param option as it was given, for messages
 * @param caFile of those who may vouch for it, if not of those that Java trusts
 */
record RedisSettings(String option, Secret url, Optional<Path> caFile) {

  /**
   * @return empty where rooms are in this server's memory
   * @throws ConfigurationException if it is no such URL; it does not quote it, for its password
   */
  static Optional<RedisSettings> read(Settings settings) {
    Optional<Secret> url = settings.secret(Options.REDIS);
    if (url.isEmpty()) {
      if (settings.isGiven(Options.REDIS_CA)) {
        throw settings.wrong(Options.REDIS_CA, "needs " + Options.REDIS.flag());
      }
      return Optional.empty();
    }
    String option = settings.name(Options.REDIS);
    checked(option, url.get());
    LimitOption.ofField("maxRooms")
        .map(LimitOption::option)
        .filter(settings::isGiven)
        .forEach(rooms -> refuse(settings, rooms, option));
    if (settings.isGiven(Options.REDIS_CA) && !url.get().reveal().startsWith("rediss")) {
      throw settings.wrong(
          Options.REDIS_CA, "is of no use without TLS: " + option + " must begin with rediss");
    }
    Optional<Path> caFile = settings.text(Options.REDIS_CA).map(name -> caFile(settings, name));
    return Optional.of(new RedisSettings(option, url.get(), caFile));
  }

  /** Nobody counts what all servers have. */
  private static void refuse(Settings settings, Option rooms, String redis) {
    throw settings.wrong(
        rooms, "is of no use with " + redis + ": --max-sessions is what bounds a server's rooms");
  }

  private static void checked(String option, Secret url) {
    try {
      RedisOptions.of(url.reveal());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(option + " is " + e.getMessage());
    }
  }

  private static Path caFile(Settings settings, String name) {
    try {
      Path file = Path.of(name);
      try (InputStream in = Files.newInputStream(file)) {
        if (CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty()) {
          throw settings.wrong(Options.REDIS_CA, "holds no certificate");
        }
      }
      return file;
    } catch (InvalidPathException e) {
      throw settings.wrong(Options.REDIS_CA, "is no file's name: " + name);
    } catch (IOException | GeneralSecurityException e) {
      throw settings.wrong(
          Options.REDIS_CA,
          "can't be used: " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  /**
   * Connects; blocks meanwhile.
   *
   * @param limits which all servers of one Redis must share
   * @throws BindException if it can't be reached
   */
  RedisEngine connect(ParleyOptions limits) throws BindException {
    RedisOptions options =
        RedisOptions.of(
            url.reveal(),
            settings -> {
              settings.caFile = caFile.orElse(null);
              settings.capacity = limits.peersPerRoom;
              settings.mailboxMessages = limits.keptMessages;
              settings.mailboxBytes = limits.keptBytes;
              settings.resumeMillis = limits.resumeMillis;
            });
    try {
      return RedisEngine.connect(options);
    } catch (UnavailableException e) {
      throw new BindException(option + ": this Redis can't be reached: " + e.getMessage());
    }
  }
}
