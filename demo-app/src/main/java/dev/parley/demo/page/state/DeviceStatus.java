package dev.parley.demo.page.state;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.Optional;

/**
 * What a peer's page tells the others over the {@code status} data channel: a picture that is
 * switched off is a black one, and only its sender knows the difference.
 */
public record DeviceStatus(boolean microphone, boolean camera) {

  /** What is assumed of a peer that says nothing. */
  public static final DeviceStatus ON = new DeviceStatus(true, true);

  public String toJson(Json json) {
    return json.object().put("microphone", microphone).put("camera", camera).build().toJson();
  }

  /** Reads what a peer sent; empty if it is anything else. */
  public static Optional<DeviceStatus> parse(Json json, String text) {
    try {
      JsonValue value = json.parse(text);
      if (value.type() != JsonType.OBJECT) {
        return Optional.empty();
      }
      Optional<Boolean> microphone = flag(value, "microphone");
      Optional<Boolean> camera = flag(value, "camera");
      if (microphone.isEmpty() || camera.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(new DeviceStatus(microphone.get(), camera.get()));
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> flag(JsonValue object, String name) {
    return object.member(name).filter(v -> v.type() == JsonType.BOOLEAN).map(JsonValue::bool);
  }
}
