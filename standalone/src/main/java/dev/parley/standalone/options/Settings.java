package dev.parley.standalone.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the program was told by all ways, the stronger ones first. */
public final class Settings {

  private final List<Map<String, Given>> levels;

  /**
   * @param levels the strongest first, each by the options' keys
   */
  Settings(List<Map<String, Given>> levels) {
    this.levels = List.copyOf(levels);
  }

  /** What was said of an option, if anything. */
  public Optional<Given> given(Option option) {
    return levels.stream()
        .filter(level -> level.containsKey(option.key()))
        .map(level -> level.get(option.key()))
        .findFirst();
  }

  /** How an option was named where it was given, and its flag where it was not. */
  public String origin(Option option) {
    return given(option).map(Given::origin).orElse(option.flag());
  }

  /** An error with what was said of that option. */
  public ConfigurationException wrong(Option option, String problem) {
    return new ConfigurationException(origin(option) + " " + problem);
  }

  /**
   * Its value or default; empty if it has neither.
   *
   * @throws ConfigurationException if it is given and blank
   */
  public Optional<String> text(Option option) {
    Optional<Given> given = given(option);
    if (given.isEmpty()) {
      return option.fallback().isEmpty() ? Optional.empty() : Optional.of(option.fallback());
    }
    String value = given.get().values().get(0);
    if (value.isBlank()) {
      throw given.get().wrong("needs a value");
    }
    return Optional.of(value);
  }

  /** All values; empty if there are none. */
  public List<String> list(Option option) {
    return given(option).map(Given::values).orElse(List.of());
  }

  /**
   * Whether a switch is on.
   *
   * @throws ConfigurationException if its value is neither true nor false
   */
  public boolean isOn(Option option) {
    String value = text(option).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw wrong(option, "is true or false, not " + value);
    }
    return value.equals("true");
  }

  /**
   * A whole number.
   *
   * @throws ConfigurationException if it is not one of least to most
   */
  public long number(Option option, long least, long most) {
    String value = text(option).orElseThrow();
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of range.
    }
    throw wrong(option, "is a number from " + least + " to " + most + ", not " + value);
  }

  /**
   * A secret, said or in a file; a file's last line break is not part of it.
   *
   * @throws ConfigurationException if it is given in both ways at once, or its file can't be read
   */
  public Optional<Secret> secret(Option option) {
    Option inFile = option.inFile();
    for (Map<String, Given> level : levels) {
      Given said = level.get(option.key());
      Given file = level.get(inFile.key());
      if (said != null && file != null) {
        throw said.wrong("and " + file.origin() + " say the same; give one of them");
      }
      if (said != null) {
        return Optional.of(secret(said, said.values().get(0)));
      }
      if (file != null) {
        return Optional.of(secret(file, read(file)));
      }
    }
    return Optional.empty();
  }

  private static Secret secret(Given given, String value) {
    if (value.isBlank()) {
      throw given.wrong("has nothing in it");
    }
    return new Secret(value);
  }

  private static String read(Given file) {
    String name = file.values().get(0);
    try {
      return Files.readString(Path.of(name)).replaceFirst("\\R\\z", "");
    } catch (IOException | InvalidPathException e) {
      throw file.wrong("is " + name + ", which can't be read");
    }
  }

  /**
   * The one of these options that is given; empty if none is.
   *
   * @throws ConfigurationException if several are
   */
  public Optional<Option> oneOf(Option... options) {
    List<Option> given = List.of(options).stream().filter(this::isGiven).toList();
    if (given.size() > 1) {
      throw new ConfigurationException(
          name(given.get(0)) + " and " + name(given.get(1)) + " can't go together");
    }
    return given.stream().findFirst();
  }

  /** Whether it is given in whatever way; a switch also has to be on. */
  public boolean isGiven(Option option) {
    return switch (option.kind()) {
      case SWITCH -> isOn(option);
      case SECRET -> given(option).isPresent() || given(option.inFile()).isPresent();
      case TEXT, LIST -> given(option).isPresent();
    };
  }

  /** How an option, or the file of a secret, was named where it was given. */
  public String name(Option option) {
    boolean inFile = option.kind() == Kind.SECRET && given(option).isEmpty();
    return origin(inFile ? option.inFile() : option);
  }
}
