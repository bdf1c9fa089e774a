package dev.parley.protocol.jackson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonObjectBuilder;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * JSON by Jackson. Safe for use by any number of threads. Beyond what {@link Json} itself bounds,
 * Jackson's default limits apply: numbers of 1,000 digits, strings of 20 million characters.
 */
public final class JacksonJson implements Json {

  /** Fails on a second value behind the first, which Jackson otherwise leaves unread. */
  private static final ObjectReader READER =
      new JsonMapper(
              JsonFactory.builder()
                  // Names come from strangers: they are not to pile up in the JVM's string table.
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public JsonValue parse(String text) throws JsonException {
    JsonNode node;
    try {
      node = READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new JsonException(e.getOriginalMessage());
    }
    if (node.isMissingNode()) {
      throw new JsonException("the text is empty");
    }
    return new JacksonValue(node, NodeDepth.of(node));
  }

  /**
   * Views a tree of Jackson's, which from then on must not be changed.
   *
   * @throws IllegalArgumentException if it has a number that is not finite, or is nested too deep
   */
  public static JsonValue view(JsonNode node) {
    try {
      return new JacksonValue(node, NodeDepth.of(node));
    } catch (JsonException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  @Override
  public JsonObjectBuilder object() {
    return new JacksonObjectBuilder();
  }

  @Override
  public JsonValue array(List<JsonValue> elements) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
    int deepest = 0;
    for (JsonValue element : elements) {
      JacksonValue value = JacksonValue.of(element);
      array.add(value.node());
      deepest = Math.max(deepest, value.depth());
    }
    return new JacksonValue(array, deepest + 1);
  }

  @Override
  public JsonValue string(String value) {
    return new JacksonValue(TextNode.valueOf(Objects.requireNonNull(value)), 0);
  }

  @Override
  public JsonValue number(double value) {
    return new JacksonValue(JacksonValue.numberNode(value), 0);
  }

  @Override
  public JsonValue bool(boolean value) {
    return new JacksonValue(BooleanNode.valueOf(value), 0);
  }

  @Override
  public JsonValue nullValue() {
    return new JacksonValue(NullNode.getInstance(), 0);
  }
}
