package dev.parley.protocol;

import dev.parley.protocol.json.JsonType;
import dev.parley.protocol.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Reads one JSON object's members as what they must be. A member that is null is as good as absent,
 * except where a message gives null a meaning.
 */
final class ObjectReader {

  /** Makes a value that checks itself and throws {@link IllegalArgumentException} if it is bad. */
  interface Maker<T> {
    T make(String value);
  }

  /** Reads one element of an array that must be an object. */
  interface ElementReader<T> {
    T read(ObjectReader object) throws CodecException;
  }

  private final JsonValue object;

  /** Where the object stands in the frame, as a prefix to its members' names. */
  private final String path;

  /** The frame's number, which a refusal names. */
  private final long ref;

  private ObjectReader(JsonValue object, String path, long ref) {
    this.object = object;
    this.path = path;
    this.ref = ref;
  }

  /** Reads a whole frame whose number, 0 where it bears none, is its member {@code numberName}. */
  static ObjectReader ofFrame(JsonValue frame, String numberName) throws CodecException {
    ObjectReader unnumbered = new ObjectReader(frame, "", 0);
    if (frame.type() != JsonType.OBJECT) {
      throw unnumbered.refuse("a frame is not a JSON object");
    }
    return new ObjectReader(frame, "", unnumbered.optionalSequence(numberName).orElse(0));
  }

  long ref() {
    return ref;
  }

  String string(String name) throws CodecException {
    return optionalString(name).orElseThrow(() -> missing(name, "a string"));
  }

  Optional<String> optionalString(String name) throws CodecException {
    Optional<JsonValue> member = member(name, JsonType.STRING, "a string");
    return member.map(JsonValue::string);
  }

  <T> T made(String name, Maker<T> maker) throws CodecException {
    return make(name, string(name), maker, ErrorCode.MALFORMED);
  }

  <T> T made(String name, Maker<T> maker, ErrorCode otherwise) throws CodecException {
    Optional<JsonValue> member = present(name);
    if (member.isEmpty() || member.get().type() != JsonType.STRING) {
      throw new CodecException(
          otherwise, "member " + path + name + " is missing or not a string", ref);
    }
    return make(name, member.get().string(), maker, otherwise);
  }

  <T> Optional<T> optionalMade(String name, Maker<T> maker) throws CodecException {
    Optional<String> text = optionalString(name);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(make(name, text.get(), maker, ErrorCode.MALFORMED));
  }

  boolean optionalBool(String name) throws CodecException {
    return member(name, JsonType.BOOLEAN, "a boolean").map(JsonValue::bool).orElse(false);
  }

  /** A count of frames or milliseconds: 0 to 2^53 − 1. */
  long sequence(String name) throws CodecException {
    OptionalLong value = optionalSequence(name);
    if (value.isEmpty()) {
      throw missing(name, "an integer");
    }
    return value.getAsLong();
  }

  OptionalLong optionalSequence(String name) throws CodecException {
    return optionalInteger(name, Protocol.MAX_SEQUENCE);
  }

  int integer(String name) throws CodecException {
    OptionalLong value = optionalInteger(name, Integer.MAX_VALUE);
    if (value.isEmpty()) {
      throw missing(name, "an integer");
    }
    return (int) value.getAsLong();
  }

  /** What Web IDL calls an unsigned short: 0 to 65,535. */
  OptionalInt optionalUnsignedShort(String name) throws CodecException {
    OptionalLong value = optionalInteger(name, 65_535);
    return value.isPresent() ? OptionalInt.of((int) value.getAsLong()) : OptionalInt.empty();
  }

  private OptionalLong optionalInteger(String name, long max) throws CodecException {
    Optional<JsonValue> member = member(name, JsonType.NUMBER, "a number");
    if (member.isEmpty()) {
      return OptionalLong.empty();
    }
    double value = member.get().number();
    // Written so that NaN, which some parser may make of an overflow, is refused too.
    if (!(value >= 0 && value <= max && value == Math.floor(value))) {
      throw refuse(name, "is not an integer from 0 to " + max);
    }
    return OptionalLong.of((long) value);
  }

  /** A member of any type, null included, that must be there. */
  JsonValue any(String name) throws CodecException {
    return object.member(name).orElseThrow(() -> missing(name, "any JSON value"));
  }

  ObjectReader object(String name) throws CodecException {
    JsonValue member =
        member(name, JsonType.OBJECT, "an object").orElseThrow(() -> missing(name, "an object"));
    return within(name, member);
  }

  /** An object that must be there, or empty where it is null. */
  Optional<ObjectReader> objectOrNull(String name) throws CodecException {
    JsonValue member = object.member(name).orElseThrow(() -> missing(name, "an object or null"));
    if (member.type() == JsonType.NULL) {
      return Optional.empty();
    }
    if (member.type() != JsonType.OBJECT) {
      throw refuse(name, "is neither an object nor null");
    }
    return Optional.of(within(name, member));
  }

  <T> List<T> objects(String name, ElementReader<T> reader) throws CodecException {
    List<T> read = new ArrayList<>();
    List<JsonValue> elements = array(name);
    for (int i = 0; i < elements.size(); i++) {
      String elementPath = path + name + "[" + i + "]";
      if (elements.get(i).type() != JsonType.OBJECT) {
        throw refuse("member " + elementPath + " is not an object");
      }
      read.add(reader.read(new ObjectReader(elements.get(i), elementPath + ".", ref)));
    }
    return read;
  }

  /** A member that is a string or an array of strings. */
  List<String> strings(String name) throws CodecException {
    JsonValue member =
        present(name).orElseThrow(() -> missing(name, "a string or an array of strings"));
    if (member.type() == JsonType.STRING) {
      return List.of(member.string());
    }
    if (member.type() != JsonType.ARRAY) {
      throw refuse(name, "is neither a string nor an array of strings");
    }
    List<String> read = new ArrayList<>();
    for (JsonValue element : member.elements()) {
      if (element.type() != JsonType.STRING) {
        throw refuse(name, "has an element that is not a string");
      }
      read.add(element.string());
    }
    return read;
  }

  Optional<Profile> optionalProfile(String name) throws CodecException {
    Optional<JsonValue> member = present(name);
    if (member.isPresent() && member.get().type() != JsonType.OBJECT) {
      throw new CodecException(
          ErrorCode.INVALID_PROFILE, "member " + path + name + " is not an object", ref);
    }
    return member.map(Profile::new);
  }

  Profile profile(String name) throws CodecException {
    return optionalProfile(name)
        .orElseThrow(
            () ->
                new CodecException(
                    ErrorCode.INVALID_PROFILE, "member " + path + name + " is missing", ref));
  }

  /** The refusal of a member, which {@code what} says something against. */
  CodecException refuse(String name, String what) {
    return refuse("member " + path + name + " " + what);
  }

  private CodecException refuse(String detail) {
    return new CodecException(ErrorCode.MALFORMED, detail, ref);
  }

  private List<JsonValue> array(String name) throws CodecException {
    return member(name, JsonType.ARRAY, "an array")
        .map(JsonValue::elements)
        .orElseThrow(() -> missing(name, "an array"));
  }

  private Optional<JsonValue> member(String name, JsonType type, String article)
      throws CodecException {
    Optional<JsonValue> member = present(name);
    if (member.isPresent() && member.get().type() != type) {
      throw refuse(name, "is not " + article);
    }
    return member;
  }

  private Optional<JsonValue> present(String name) {
    return object.member(name).filter(value -> value.type() != JsonType.NULL);
  }

  private ObjectReader within(String name, JsonValue member) {
    return new ObjectReader(member, path + name + ".", ref);
  }

  private <T> T make(String name, String value, Maker<T> maker, ErrorCode otherwise)
      throws CodecException {
    try {
      return maker.make(value);
    } catch (IllegalArgumentException e) {
      throw new CodecException(otherwise, "member " + path + name + ": " + e.getMessage(), ref);
    }
  }

  private CodecException missing(String name, String article) {
    return refuse(name, "is missing; it must be " + article);
  }
}
