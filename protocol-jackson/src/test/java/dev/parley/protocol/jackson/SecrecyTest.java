package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.golden.Direction;
import dev.parley.protocol.golden.Golden;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message or a refusal shows of itself may end in a log: nothing private is in it. */
class SecrecyTest {

  private static final Codec CODEC = new Codec(new JacksonJson());

  /** Members whose value only the peers and the server are to see. */
  private static final List<String> PRIVATE =
      List.of("secret", "token", "sdp", "candidate", "credential", "username", "data", "profile");

  private static final String MARK = "pRiVaTe";

  /** A scalar that is a member or an element. */
  private static final Pattern VALUE =
      Pattern.compile("(?<=: |\\[|, )(\"[^\"]*\"(?!:)|[0-9.]+|true|false|null)");

  static Stream<Golden<?>> goldens() {
    return Stream.concat(
        Direction.CLIENT.goldens(CODEC).stream(), Direction.SERVER.goldens(CODEC).stream());
  }

  @ParameterizedTest
  @MethodSource("goldens")
  void messageShowsNothingPrivate(Golden<?> golden) throws Exception {
    String shown = golden.frame().toString();
    for (String secret : secrets(CODEC.json().parse(GoldenFiles.text(golden)), false)) {
      assertFalse(shown.contains(secret), shown);
    }
  }

  /** The strings at or below a private member, but for what a session description's type says. */
  private static List<String> secrets(JsonValue value, boolean isPrivate) {
    return switch (value.type()) {
      case OBJECT ->
          value.names().stream()
              .filter(name -> !name.equals("type"))
              .flatMap(name -> secrets(name, value, isPrivate).stream())
              .toList();
      case ARRAY ->
          value.elements().stream()
              .flatMap(element -> secrets(element, isPrivate).stream())
              .toList();
      case STRING -> isPrivate && value.string().length() > 1 ? List.of(value.string()) : List.of();
      case NUMBER, BOOLEAN, NULL -> List.of();
    };
  }

  private static List<String> secrets(String name, JsonValue object, boolean isPrivate) {
    return secrets(object.member(name).orElseThrow(), isPrivate || PRIVATE.contains(name));
  }

  @Test
  void refusalDoesNotQuoteTheFrame() {
    int refusals = 0;
    for (Golden<?> golden : goldens().toList()) {
      String text = GoldenFiles.text(golden);
      Matcher value = VALUE.matcher(text);
      while (value.find()) {
        for (String mark : List.of(MARK, "\"" + MARK + "/\"", "{\"" + MARK + "\":1}")) {
          String spoiled = text.substring(0, value.start()) + mark + text.substring(value.end());
          refusals += quotesNothing(Direction.CLIENT, spoiled);
          refusals += quotesNothing(Direction.SERVER, spoiled);
        }
      }
    }
    assertTrue(refusals > 500, refusals + " refusals are too few to show anything");
  }

  /** How many refusals there were: one or none. */
  private static <F> int quotesNothing(Direction<F> direction, String text) {
    try {
      direction.decode(CODEC, text);
      return 0;
    } catch (CodecException e) {
      assertFalse(e.toString().contains(MARK), e.toString());
      assertNull(e.getCause(), "a cause may quote the payload");
      return 1;
    }
  }
}
