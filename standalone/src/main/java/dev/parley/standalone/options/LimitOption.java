package dev.parley.standalone.options;

import dev.parley.server.ParleyOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The option for one of the relay's limits. There is one for each public {@code int} or {@code
 * long} of {@link ParleyOptions}, so that none can be forgotten; what it is for stands in {@code
 * limits.properties}.
 */
public record LimitOption(Field field, Option option) {

  private static final List<LimitOption> ALL = read();

  public static List<LimitOption> all() {
    return ALL;
  }

  /** The option of the field of that name. */
  public static Stream<LimitOption> ofField(String name) {
    return ALL.stream().filter(limit -> limit.field.getName().equals(name));
  }

  /**
   * Sets the limit.
   *
   * @throws ConfigurationException if the value is not a number that fits; bounds are the relay's
   *     own to check
   */
  public void apply(Settings settings, ParleyOptions relay) {
    try {
      if (field.getType() == long.class) {
        field.setLong(relay, settings.number(option, 0, Long.MAX_VALUE));
      } else {
        field.setInt(relay, (int) settings.number(option, 0, Integer.MAX_VALUE));
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<LimitOption> read() {
    Properties reasons = reasons();
    ParleyOptions defaults = new ParleyOptions();
    return Stream.of(ParleyOptions.class.getFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .filter(field -> field.getType() == int.class || field.getType() == long.class)
        .map(field -> new LimitOption(field, option(field, defaults, reasons)))
        .toList();
  }

  private static Option option(Field field, ParleyOptions defaults, Properties reasons) {
    try {
      return new Option(
          key(field.getName()),
          Section.LIMITS,
          Kind.TEXT,
          "N",
          String.valueOf(field.get(defaults)),
          reasons.getProperty(field.getName(), ""));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code peersPerRoom} is {@code peers-per-room}. */
  private static String key(String fieldName) {
    return fieldName.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static Properties reasons() {
    try (InputStream in = LimitOption.class.getResourceAsStream("limits.properties")) {
      Properties reasons = new Properties();
      reasons.load(in);
      return reasons;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
