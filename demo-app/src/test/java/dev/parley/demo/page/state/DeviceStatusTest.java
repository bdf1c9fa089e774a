package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.jackson.JacksonJson;
import dev.parley.protocol.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceStatusTest {

  private final Json json = new JacksonJson();

  @Test
  void whatIsSentIsWhatIsRead() {
    DeviceStatus status = new DeviceStatus(false, true);
    assertEquals("{\"microphone\":false,\"camera\":true}", status.toJson(json));
    assertEquals(Optional.of(status), DeviceStatus.parse(json, status.toJson(json)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "null",
        "{}",
        "{\"microphone\":true}",
        "{\"microphone\":1,\"camera\":true}",
        "{\"microphone\":true,\"camera\":null}",
        "{\"microphone\":true,\"camera\":true"
      })
  void whatIsNoStatusIsNone(String text) {
    assertEquals(Optional.empty(), DeviceStatus.parse(json, text));
  }
}
