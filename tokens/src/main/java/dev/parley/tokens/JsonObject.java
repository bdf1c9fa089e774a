package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;

/** A token's header or claims. Numbers are Long, or Double where that does not hold them. */
record JsonObject(Map<String, Object> members) {

  /**
   * RFC 8259 in well-formed UTF-8; a name twice is refused, which RFC 7519 §4 leaves us free to.
   */
  static JsonObject parse(String part, byte[] utf8) throws Refusal {
    Map<String, Object> members;
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      // What is behind it also takes a list of pairs for an object.
      members = text.stripLeading().startsWith("{") ? JSONObjectUtils.parse(text) : null;
    } catch (CharacterCodingException | ParseException e) {
      throw new Refusal("the token's " + part + " is not a JSON object");
    }
    if (members == null) {
      throw new Refusal("the token's " + part + " is not a JSON object");
    }
    return new JsonObject(members);
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
