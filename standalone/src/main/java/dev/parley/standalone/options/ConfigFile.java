package dev.parley.standalone.options;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Options from a properties file, in UTF-8: {@code token-secret = …}. */
final class ConfigFile {

  private ConfigFile() {}

  /**
   * By their options' keys.
   *
   * @param file how the file was named
   * @throws ConfigurationException if it can't be read, or says what is not an option
   */
  static Map<String, Given> read(Given file) {
    String name = file.values().get(0);
    Map<String, Given> given = new TreeMap<>();
    List<String> known = Options.ALL.stream().map(Option::key).toList();
    for (Map.Entry<String, String> line : load(file, name).entrySet()) {
      String key = line.getKey();
      Option option =
          Options.ALL.stream()
              .filter(candidate -> candidate.key().equals(key))
              .findFirst()
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          key + " in " + name + " is not an option" + Near.hint(key, known)));
      given.put(key, Given.written(option, key + " in " + name, line.getValue()));
    }
    return given;
  }

  private static Map<String, String> load(Given file, String name) {
    Once once = new Once(name);
    try (Reader reader = Files.newBufferedReader(Path.of(name))) {
      once.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw file.wrong("is " + name + ", which can't be read as a properties file");
    }
    return once.lines;
  }

  /** Properties of which none may be said twice: the one that loses would be a surprise. */
  private static final class Once extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> lines = new TreeMap<>();
    private final String name;

    Once(String name) {
      this.name = name;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      if (lines.put((String) key, (String) value) != null) {
        throw new ConfigurationException(key + " in " + name + " is said twice");
      }
      return null;
    }
  }
}
