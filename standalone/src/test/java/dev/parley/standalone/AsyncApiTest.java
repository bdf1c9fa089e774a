package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.protocol.CloseCode;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.MessageType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the protocol's description for tools to the protocol and its golden examples. */
final class AsyncApiTest {

  private static final String GOLDEN = "/dev/parley/protocol/golden/";
  private static final JsonMapper JSON = new JsonMapper();

  private final Schemas description =
      Schemas.of(Files.readString(Path.of("..", "docs", "asyncapi.yaml")));

  AsyncApiTest() throws IOException {}

  @Test
  void everyMessageTypeIsDescribed() {
    assertEquals(
        names(Stream.of(MessageType.values()).map(MessageType::wireName)),
        names(messages().stream().map(key -> message(key).path("name").textValue())));
  }

  @Test
  void everyMessageIsInTheChannelAndInTheOperationOfItsDirection() {
    assertEquals(
        new TreeSet<>(messages()), fields(description.root().at("/channels/signal/messages")));
    assertEquals(
        names(messages().stream().filter(key -> key.startsWith("client"))),
        operation("/operations/fromClient/messages"));
    assertEquals(
        names(messages().stream().filter(key -> key.startsWith("server"))),
        operation("/operations/toClient/messages"));
  }

  @Test
  void everyGoldenExampleIsAsDescribed() throws IOException {
    for (String example : examples()) {
      assertEquals(
          List.of(),
          description.faults(payload(keyOf(example)), text(example)),
          () -> example + " as " + keyOf(example));
    }
  }

  @Test
  void everyMemberOfAGoldenExampleIsDescribed() throws IOException {
    for (String example : examples()) {
      JsonNode payload = description.resolve(message(keyOf(example)).path("payload"));
      fields(JSON.readTree(text(example)))
          .forEach(
              member ->
                  assertTrue(
                      payload.path("properties").has(member),
                      () -> member + " of " + example + " is not described"));
    }
  }

  @Test
  void goldenExampleWithoutOneOfItsRequiredMembersIsNotAsDescribed() throws IOException {
    for (String example : examples()) {
      JsonNode required =
          description.resolve(message(keyOf(example)).path("payload")).path("required");
      assertFalse(required.isEmpty(), example);
      for (JsonNode member : required) {
        ObjectNode without = (ObjectNode) JSON.readTree(text(example));
        without.remove(member.textValue());
        assertFalse(
            description.faults(payload(keyOf(example)), without.toString()).isEmpty(),
            () -> example + " without " + member);
      }
    }
  }

  @Test
  void codesAndReasonsAreThoseOfTheProtocol() {
    assertEquals(
        names(
            Stream.of(ErrorCode.values())
                .filter(code -> code != ErrorCode.UNKNOWN)
                .map(ErrorCode::wireName)),
        texts(description.root().at("/components/schemas/ErrorCode/enum")));
    assertEquals(
        names(Stream.of(LeaveReason.values()).map(LeaveReason::wireName)),
        texts(description.root().at("/components/schemas/LeaveReason/enum")));
    Set<String> closes = new TreeSet<>(Set.of("1000 left"));
    for (CloseCode code : CloseCode.values()) {
      closes.add(code.code() + " " + code.wireName());
    }
    Set<String> described = new TreeSet<>();
    for (JsonNode code : description.root().at("/components/schemas/CloseCode/oneOf")) {
      described.add(code.path("const").asText() + " " + code.path("title").asText());
    }
    assertEquals(closes, described);
  }

  /** The message that an example, such as {@code client/offer.json}, is one of. */
  private String keyOf(String example) {
    String direction = example.substring(0, example.indexOf('/'));
    String type = type(example);
    List<String> keys =
        messages().stream()
            .filter(key -> key.startsWith(direction))
            .filter(key -> message(key).path("name").textValue().equals(type))
            .toList();
    assertEquals(1, keys.size(), () -> example + " is one of " + keys);
    return keys.get(0);
  }

  private static String type(String example) {
    try {
      return JSON.readTree(text(example)).path("type").textValue();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> messages() {
    return new ArrayList<>(fields(description.root().at("/components/messages")));
  }

  private JsonNode message(String key) {
    return description.root().at("/components/messages/" + key);
  }

  private static String payload(String key) {
    return "/components/messages/" + key + "/payload";
  }

  private Set<String> operation(String pointer) {
    Set<String> keys = new TreeSet<>();
    for (JsonNode message : description.root().at(pointer)) {
      String reference = message.path("$ref").textValue();
      keys.add(reference.substring(reference.lastIndexOf('/') + 1));
    }
    return keys;
  }

  private static Set<String> fields(JsonNode node) {
    Set<String> fields = new TreeSet<>();
    node.fieldNames().forEachRemaining(fields::add);
    return fields;
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new TreeSet<>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }

  private static Set<String> names(Stream<String> names) {
    return names.collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> examples() throws IOException {
    return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  private static String text(String name) throws IOException {
    try (InputStream in = AsyncApiTest.class.getResourceAsStream(GOLDEN + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
