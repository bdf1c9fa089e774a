package dev.parley.protocol.jackson;

import com.fasterxml.jackson.core.JsonProcessingException;
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

/**
 * JSON by Jackson. Safe for use by any number of threads. Jackson's default limits apply: a depth
 * of 1,000, numbers of 1,000 digits, strings of 20 million characters.
 */
public final class JacksonJson implements Json {

  /** Fails on a second value behind the first, which Jackson otherwise leaves unread. */
  private static final ObjectReader READER =
      new JsonMapper().reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

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
    return new JacksonValue(node);
  }

  /** Views a tree of Jackson's, which from then on must not be changed. */
  public static JsonValue view(JsonNode node) {
    return new JacksonValue(node);
  }

  @Override
  public JsonObjectBuilder object() {
    return new JacksonObjectBuilder();
  }

  @Override
  public JsonValue array(List<JsonValue> elements) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode(elements.size());
    for (JsonValue element : elements) {
      array.add(JacksonValue.nodeOf(element));
    }
    return new JacksonValue(array);
  }

  @Override
  public JsonValue string(String value) {
    return new JacksonValue(TextNode.valueOf(value));
  }

  @Override
  public JsonValue number(double value) {
    return new JacksonValue(JacksonValue.numberNode(value));
  }

  @Override
  public JsonValue bool(boolean value) {
    return new JacksonValue(BooleanNode.valueOf(value));
  }

  @Override
  public JsonValue nullValue() {
    return new JacksonValue(NullNode.getInstance());
  }
}
