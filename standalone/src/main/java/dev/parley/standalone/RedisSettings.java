package dev.parley.standalone;

import dev.parley.server.ParleyOptions;
import dev.parley.server.engine.UnavailableException;
import dev.parley.server.redis.RedisEngine;
import dev.parley.server.redis.RedisOptions;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The Redis by which rooms are shared.
 *
 * @param option as it was given, for messages
 */
record RedisSettings(String option, Secret url) {

  private static final Set<String> SCHEMES = Set.of("redis", "rediss");

  /**
   * @return empty where rooms are in this server's memory
   * @throws ConfigurationException if it is no such URL; it does not quote it, for its password
   */
  static Optional<RedisSettings> read(Settings settings) {
    return settings
        .secret(Options.REDIS)
        .map(url -> new RedisSettings(settings.name(Options.REDIS), url))
        .map(RedisSettings::checked);
  }

  private RedisSettings checked() {
    try {
      URI uri = URI.create(url.reveal());
      if (uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null) {
        return this;
      }
    } catch (IllegalArgumentException e) {
      // It says nothing that the following does not.
    }
    throw new ConfigurationException(
        option + " is no URL of a Redis: it must be like redis://localhost:6379 or rediss://host");
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
              settings.capacity = limits.peersPerRoom;
              settings.mailboxMessages = limits.keptMessages;
              settings.mailboxBytes = limits.keptBytes;
              settings.resumeMillis = limits.resumeMillis;
            });
    try {
      return RedisEngine.connect(options);
    } catch (UnavailableException | IllegalArgumentException e) {
      throw new BindException(option + ": this Redis can't be reached");
    }
  }
}
