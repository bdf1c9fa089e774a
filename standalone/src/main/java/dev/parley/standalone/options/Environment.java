package dev.parley.standalone.options;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Options from the environment: {@code PARLEY_TOKEN_SECRET} is {@code --token-secret}. */
final class Environment {

  static final String PREFIX = "PARLEY_";

  /** Names the properties file. */
  static final String CONFIG = PREFIX + "CONFIG";

  private Environment() {}

  static Optional<Given> configFile(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(CONFIG))
        .map(file -> new Given(CONFIG, List.of(file)));
  }

  /**
   * By their options' keys.
   *
   * @throws ConfigurationException if a variable that begins like ours is not
   */
  static Map<String, Given> read(Map<String, String> environment) {
    Map<String, Given> given = new TreeMap<>();
    for (Option option : Options.ALL) {
      String value = environment.get(option.variable());
      if (value != null) {
        given.put(option.key(), Given.written(option, option.variable(), value));
      }
    }
    List<String> known =
        Stream.concat(Options.ALL.stream().map(Option::variable), Stream.of(CONFIG)).toList();
    // Sorted, so that the same environment always gives the same message.
    for (String name : new TreeMap<>(environment).keySet()) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        throw new ConfigurationException(
            name + " in the environment is not an option" + Near.hint(name, known));
      }
    }
    return given;
  }
}
