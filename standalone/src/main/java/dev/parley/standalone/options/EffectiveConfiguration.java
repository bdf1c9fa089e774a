package dev.parley.standalone.options;

import java.util.Optional;

/** Every option with the value that is in force and where it is from; secrets are masked. */
public final class EffectiveConfiguration {

  private static final int ORIGIN_COLUMN = 48;

  private EffectiveConfiguration() {}

  public static String of(Settings settings) {
    StringBuilder text = new StringBuilder();
    for (Section section : Section.values()) {
      text.append(text.isEmpty() ? "# " : "\n# ").append(section.heading()).append('\n');
      Options.in(section).forEach(option -> line(text, option, settings.given(option)));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, Option option, Optional<Given> given) {
    String value =
        given
            .map(said -> shown(option, said))
            .orElse(option.fallback().isEmpty() ? "(none)" : option.fallback());
    String setting = option.key() + " = " + value;
    text.append(setting)
        .append(" ".repeat(Math.max(1, ORIGIN_COLUMN - setting.length())))
        .append(given.map(Given::origin).orElse("default"))
        .append('\n');
  }

  private static String shown(Option option, Given given) {
    if (option.kind() == Kind.SECRET) {
      return Secret.MASK;
    }
    return String.join(
        ", ", given.values().stream().map(EffectiveConfiguration::withoutCredential).toList());
  }

  /** After an ICE server's URL and its user name comes its credential. */
  private static String withoutCredential(String value) {
    return value.strip().replaceFirst("(?s)^(\\S+\\s+\\S+\\s+).*", "$1" + Secret.MASK);
  }
}
