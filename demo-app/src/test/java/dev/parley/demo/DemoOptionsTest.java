package dev.parley.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.IceServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {

  @Test
  void anEmptyLineListensOnThisMachineOnlyAndAsksNoThirdParty() throws Exception {
    assertEquals(
        new DemoOptions("localhost", 8080, List.of(), 8, Optional.empty()), DemoOptions.parse());
  }

  @Test
  void everyOptionIsReadInBothSpellings() throws Exception {
    DemoOptions expected =
        new DemoOptions(
            "0.0.0.0",
            0,
            List.of(IceServer.stun("stun:a.example"), IceServer.stun("stun:b.example:3479")),
            2,
            Optional.of("redis://localhost:6379"));
    assertEquals(
        expected,
        DemoOptions.parse(
            "--port",
            "0",
            "--host=0.0.0.0",
            "--ice-server",
            "stun:a.example",
            "--ice-server=stun:b.example:3479",
            "--room-size",
            "2",
            "--redis",
            "redis://localhost:6379"));
  }

  @ParameterizedTest
  @CsvSource({
    "--port 65536, --port",
    "--port -1, --port",
    "--port http, --port",
    "--port, --port",
    "--port=, --port",
    "--host, --host",
    "--room-size 0, --room-size",
    "--ice-server https://example.org, --ice-server",
    "--ice-server stun://example.org, --ice-server",
    "--ice-server turn:example.org, --ice-server",
    "--redis localhost:6379, --redis",
    "--redis http://localhost:6379, --redis",
    "--redis redis:///, --redis",
    "--prot 80, --prot",
    "8080, 8080"
  })
  void anErrorNamesTheOption(String line, String option) {
    UsageException error =
        assertThrows(UsageException.class, () -> DemoOptions.parse(line.split(" ")));
    assertTrue(error.getMessage().startsWith(option + " "), error.getMessage());
  }

  @Test
  void addressOfARedisIsNotQuotedForItsPassword() {
    UsageException error =
        assertThrows(UsageException.class, () -> DemoOptions.parse("--redis=redis://:pass word@x"));
    assertFalse(error.getMessage().contains("pass"), error.getMessage());
  }

  @Test
  void helpNamesEveryOptionAndItsDefault() {
    for (String part :
        List.of("--port", "--host", "--ice-server", "--room-size", "--redis", "--help")) {
      assertTrue(DemoOptions.HELP.contains(part), part);
    }
    assertTrue(DemoOptions.HELP.contains("default " + DemoOptions.DEFAULT_PORT));
    assertTrue(DemoOptions.HELP.contains("default " + DemoOptions.DEFAULT_HOST));
    assertTrue(DemoOptions.HELP.contains("default " + DemoOptions.DEFAULT_ROOM_SIZE));
  }
}
