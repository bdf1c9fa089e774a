package dev.parley.standalone.options;

import java.util.List;

/**
 * What was said of an option.
 *
 * @param origin how it was named there: {@code --port}, {@code PARLEY_PORT}, {@code port in
 *     parley.properties}
 * @param values one, but for a {@link Kind#LIST}
 */
public record Given(String origin, List<String> values) {

  public Given {
    values = List.copyOf(values);
  }

  /** One that is written as one text: a list's values are separated by commas. */
  static Given written(Option option, String origin, String text) {
    if (option.kind() != Kind.LIST) {
      return new Given(origin, List.of(text.strip()));
    }
    return new Given(
        origin,
        List.of(text.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  ConfigurationException wrong(String problem) {
    return new ConfigurationException(origin + " " + problem);
  }

  /** May hold a secret. */
  @Override
  public String toString() {
    return origin;
  }
}
