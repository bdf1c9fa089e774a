package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** A JSON object. Numbers are Long, or Double where that does not hold them. */
record JsonObject(Map<String, Object> members) {

  /**
   * Of RFC 8259 and in well-formed UTF-8, or nothing. A name twice makes it nothing too, as RFC
   * 7519 §4 allows.
   */
  static Optional<JsonObject> parse(byte[] utf8) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      // What is behind it also takes a list of pairs for an object.
      return text.stripLeading().startsWith("{")
          ? Optional.of(new JsonObject(JSONObjectUtils.parse(text)))
          : Optional.empty();
    } catch (CharacterCodingException | ParseException e) {
      return Optional.empty();
    }
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** Empty only if absent: an explicit null is of a wrong type. */
  Optional<Object> get(String name) throws Refusal {
    if (!has(name)) {
      return Optional.empty();
    }
    Object value = members.get(name);
    if (value == null) {
      throw new Refusal(name + " is null");
    }
    return Optional.of(value);
  }

  Optional<String> string(String name) throws Refusal {
    Optional<Object> value = get(name);
    if (value.isPresent() && !(value.get() instanceof String)) {
      throw new Refusal(name + " is not a string");
    }
    return value.map(String.class::cast);
  }
}
