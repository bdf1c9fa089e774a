package dev.parley.standalone.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.ParleyOptions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OptionsTest {

  /** Fields of the relay's options that are no limits and have options with names of their own. */
  private static final Set<String> NO_LIMITS =
      Set.of(
          "path",
          "allowedOrigins",
          "trustedProxies",
          "iceServers",
          "observer",
          "tokens",
          "open",
          "engine");

  @Test
  void everyLimitOfTheRelayHasAnOption() {
    Stream.of(ParleyOptions.class.getFields())
        .map(field -> field.getName())
        .filter(name -> !NO_LIMITS.contains(name))
        .forEach(
            name ->
                assertEquals(
                    1,
                    LimitOption.ofField(name).count(),
                    () -> name + " can't be set by an option"));
  }

  @Test
  void everyOptionSaysWhatItIsFor() {
    for (Option option : Options.ALL) {
      assertFalse(
          option.description().isBlank(),
          () -> option.flag() + " has no description (a limit's is in limits.properties)");
    }
  }

  @Test
  void helpShowsEveryOptionAndItsDefault() {
    String help = CommandLine.help().replaceAll("\\s+", " ");
    for (Option option : Options.ALL) {
      assertTrue(help.contains(option.flag()), () -> option.flag() + " is missing in:\n" + help);
      if (option.section() == Section.LIMITS) {
        assertTrue(help.contains("Default: " + option.fallback() + "."), option::flag);
      }
    }
  }

  @Test
  void namesOfAnOptionFollowFromItsKey() {
    assertEquals("--token-secret", Options.TOKEN_SECRET.flag());
    assertEquals("PARLEY_TOKEN_SECRET", Options.TOKEN_SECRET.variable());
    assertEquals("--token-secret-file", Options.TOKEN_SECRET.inFile().flag());
  }
}
