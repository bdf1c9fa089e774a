package dev.parley.standalone;

import dev.parley.server.ParleyOptions;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.LimitOption;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Settings;

/** Sets the relay up as the program was told. */
final class RelaySettings {

  private final Settings settings;

  RelaySettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * Sets all that is the relay's own.
   *
   * @throws ConfigurationException naming what is wrong
   */
  void apply(ParleyOptions relay) {
    relay.path = settings.text(Options.PATH).orElseThrow();
    relay.allowedOrigins = settings.list(Options.ALLOWED_ORIGIN);
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
    return LimitOption.ofField(words[0])
        .map(limit -> settings.wrong(limit.option(), words[1]))
        .findFirst()
        .orElseGet(() -> new ConfigurationException(refusal.getMessage()));
  }
}
