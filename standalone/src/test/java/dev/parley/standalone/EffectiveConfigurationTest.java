package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What --print-config says is in force. */
final class EffectiveConfigurationTest {

  @TempDir Path directory;

  @Test
  void flagGoesBeforeTheEnvironmentAndThatBeforeTheFileAndThatBeforeTheDefault()
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("parley.properties"),
            "open = true\nport = 1\nhost = 127.0.0.1\npath = /p1");
    Map<String, String> environment =
        Map.of("PARLEY_PORT", "2", "PARLEY_HOST", "127.0.0.2", "PARLEY_CONFIG", file.toString());

    String shown = Program.run(environment, "--port=3", "--print-config").out();

    shows(shown, "port = 3", "--port");
    shows(shown, "host = 127.0.0.2", "PARLEY_HOST");
    shows(shown, "path = /p1", "path in " + file);
    shows(shown, "drain-seconds = 20", "default");
  }

  @Test
  void fileNamedByTheFlagIsReadInsteadOfTheEnvironments() throws IOException {
    Path file = Files.writeString(directory.resolve("a.properties"), "open = true\nport = 1\n");

    String shown =
        Program.run(Map.of("PARLEY_CONFIG", "/nowhere"), "--config=" + file, "--print-config")
            .out();

    shows(shown, "port = 1", "port in " + file);
  }

  @Test
  void listsAreRepeatedFlagsOrSeparatedByCommas() {
    String repeated =
        Program.run(
                "--open",
                "--print-config",
                "--allowed-origin=https://a",
                "--allowed-origin=https://b")
            .out();
    String separated =
        Program.run(
                Map.of("PARLEY_ALLOWED_ORIGIN", "https://a , https://b"),
                "--open",
                "--print-config")
            .out();

    shows(repeated, "allowed-origin = https://a, https://b", "--allowed-origin");
    shows(separated, "allowed-origin = https://a, https://b", "PARLEY_ALLOWED_ORIGIN");
  }

  @Test
  void secretsAreMaskedHoweverTheyWereGiven() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("parley.properties"), "turn-secret = marker-of-turn-server\n");

    Program program =
        Program.run(
            Map.of("PARLEY_ADMIN_TOKEN", "marker-of-the-admin"),
            "--open",
            "--print-config",
            "--config=" + file,
            "--turn-uri=turn:turn.example.org",
            "--ice-server= turn:turn.example.org ann marker-of-ice");

    assertFalse((program.out() + program.err()).contains("marker"), program.out() + program.err());
    shows(program.out(), "admin-token = ********", "PARLEY_ADMIN_TOKEN");
    shows(program.out(), "turn-secret = ********", "turn-secret in " + file);
    shows(program.out(), "ice-server = turn:turn.example.org ann ********", "--ice-server");
  }

  private static void shows(String shown, String setting, String origin) {
    assertEquals(
        1,
        shown.lines().filter(line -> line.matches("\\Q" + setting + "\\E +\\Q" + origin)).count(),
        shown);
  }
}
