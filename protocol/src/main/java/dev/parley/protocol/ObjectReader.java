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
    if (frame.type() != JsonType.OBJECT) {
      throw new CodecException(ErrorCode.MALFORMED, "a frame is not a JSON object", 0);
    }
    ObjectReader unnumbered = new ObjectReader(frame, "", 0);
    return new ObjectReader(frame, "", unnumbered.optionalSequence(numberName).orElse(0));
  }

  long ref() {
    return ref;
  }

  String string(String name) throws CodecException {
    return required(name, JsonType.STRING, "a string").string();
  }

  Optional<String> optionalString(String name) throws CodecException {
    JsonValue member = member(name, JsonType.STRING, "a string");
    return member == null ? Optional.empty() : Optional.of(member.string());
  }

  <T> T made(String name, Maker<T> maker) throws CodecException {
    return make(name, string(name), maker);
  }

  <T> Optional<T> optionalMade(String name, Maker<T> maker) throws CodecException {
    JsonValue member = member(name, JsonType.STRING, "a string");
    return member == null ? Optional.empty() : Optional.of(make(name, member.string(), maker));
  }

  boolean optionalBool(String name) throws CodecException {
    JsonValue member = member(name, JsonType.BOOLEAN, "a boolean");
    return member != null && member.bool();
  }

  /** A count of frames or milliseconds: 0 to 2^53 − 1. */
  long sequence(String name) throws CodecException {
    return requiredInteger(name, Protocol.MAX_SEQUENCE);
  }

  OptionalLong optionalSequence(String name) throws CodecException {
    JsonValue member = member(name, JsonType.NUMBER, "a number");
    return member == null
        ? OptionalLong.empty()
        : OptionalLong.of(integer(name, member, Protocol.MAX_SEQUENCE));
  }

  int integer(String name) throws CodecException {
    return (int) requiredInteger(name, Integer.MAX_VALUE);
  }

  /** What Web IDL calls an unsigned short: 0 to 65,535. */
  OptionalInt optionalUnsignedShort(String name) throws CodecException {
    JsonValue member = member(name, JsonType.NUMBER, "a number");
    return member == null
        ? OptionalInt.empty()
        : OptionalInt.of((int) integer(name, member, 65_535));
  }

  private long requiredInteger(String name, long max) throws CodecException {
    JsonValue member = member(name, JsonType.NUMBER, "a number");
    if (member == null) {
      throw missing(name, "an integer");
    }
    return integer(name, member, max);
  }

  private long integer(String name, JsonValue member, long max) throws CodecException {
    double value = member.number();
    // Written so that NaN, which some parser may make of an overflow, is refused too.
    if (!(value >= 0 && value <= max && value == Math.floor(value))) {
      // A long in a text takes a page as much code again as an int, for this one bound.
      String bound = max > Integer.MAX_VALUE ? "2^53-1" : String.valueOf((int) max);
      throw refuse(name, "is not an integer from 0 to " + bound);
    }
    return (long) value;
  }

  /** A member of any type, null included, that must be there. */
  JsonValue any(String name) throws CodecException {
    return any(name, "any JSON value");
  }

  ObjectReader object(String name) throws CodecException {
    return within(name, required(name, JsonType.OBJECT, "an object"));
  }

  /** An object that must be there, or empty where it is null. */
  Optional<ObjectReader> objectOrNull(String name) throws CodecException {
    JsonValue member = any(name, "an object or null");
    if (member.type() == JsonType.NULL) {
      return Optional.empty();
    }
    if (member.type() != JsonType.OBJECT) {
      throw refuse(name, "is neither an object nor null");
    }
    return Optional.of(within(name, member));
  }

  /** The elements of an array that must be there, each of which must be an object. */
  List<ObjectReader> objects(String name) throws CodecException {
    List<JsonValue> elements = required(name, JsonType.ARRAY, "an array").elements();
    List<ObjectReader> objects = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      String element = name + "[" + i + "]";
      if (elements.get(i).type() != JsonType.OBJECT) {
        throw refuse(element, "is not an object");
      }
      objects.add(within(element, elements.get(i)));
    }
    return objects;
  }

  /** A member that is a string or an array of strings. */
  List<String> strings(String name) throws CodecException {
    JsonValue member = present(name);
    if (member == null) {
      throw missing(name, "a string or an array of strings");
    }
    List<String> strings = new ArrayList<>();
    if (member.type() == JsonType.STRING) {
      strings.add(member.string());
      return strings;
    }
    if (member.type() != JsonType.ARRAY) {
      throw refuse(name, "is neither a string nor an array of strings");
    }
    for (JsonValue element : member.elements()) {
      if (element.type() != JsonType.STRING) {
        throw refuse(name, "has an element that is not a string");
      }
      strings.add(element.string());
    }
    return strings;
  }

  Optional<Profile> optionalProfile(String name) throws CodecException {
    return present(name) == null ? Optional.empty() : Optional.of(profile(name));
  }

  Profile profile(String name) throws CodecException {
    JsonValue member = present(name);
    if (member == null) {
      throw refuse(ErrorCode.INVALID_PROFILE, name, "is missing");
    }
    if (member.type() != JsonType.OBJECT) {
      throw refuse(ErrorCode.INVALID_PROFILE, name, "is not an object");
    }
    return new Profile(member);
  }

  /** The refusal of a member, which {@code what} says something against. */
  CodecException refuse(String name, String what) {
    return refuse(ErrorCode.MALFORMED, name, what);
  }

  CodecException refuse(ErrorCode code, String name, String what) {
    return new CodecException(code, "member " + path + name + " " + what, ref);
  }

  private JsonValue required(String name, JsonType type, String article) throws CodecException {
    JsonValue member = member(name, type, article);
    if (member == null) {
      throw missing(name, article);
    }
    return member;
  }

  /** A member of that type, null where it is as good as absent. */
  private JsonValue member(String name, JsonType type, String article) throws CodecException {
    JsonValue member = present(name);
    if (member != null && member.type() != type) {
      throw refuse(name, "is not " + article);
    }
    return member;
  }

  /** A member of any type, null where it is as good as absent. */
  private JsonValue present(String name) {
    JsonValue member = object.member(name).orElse(null);
    return member == null || member.type() == JsonType.NULL ? null : member;
  }

  private JsonValue any(String name, String article) throws CodecException {
    JsonValue member = object.member(name).orElse(null);
    if (member == null) {
      throw missing(name, article);
    }
    return member;
  }

  private ObjectReader within(String name, JsonValue member) {
    return new ObjectReader(member, path + name + ".", ref);
  }

  private <T> T make(String name, String value, Maker<T> maker) throws CodecException {
    try {
      return maker.make(value);
    } catch (IllegalArgumentException e) {
      throw new CodecException(
          ErrorCode.MALFORMED, "member " + path + name + ": " + e.getMessage(), ref);
    }
  }

  private CodecException missing(String name, String article) {
    return refuse(name, "is missing; it must be " + article);
  }
}
