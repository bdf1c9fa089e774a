package dev.parley.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A description in YAML, and the JSON Schemas (2020-12) within it. */
final class Schemas {

  private static final String ADDRESS = "https://parley.test/description";
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode root;
  private final SchemaRegistry registry;

  private Schemas(JsonNode root) {
    this.root = root;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ADDRESS, root.toString())));
  }

  static Schemas of(String yaml) {
    try {
      return new Schemas(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode root() {
    return root;
  }

  /** What is there, or what its {@code $ref} leads to. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /**
   * What of the text is other than the schema wants; nothing, if it is as it should be.
   *
   * @param pointer to the schema, like {@code /components/schemas/Status}
   */
  List<String> faults(String pointer, String text) {
    try {
      return registry
          .getSchema(SchemaLocation.of(ADDRESS + "#" + pointer))
          .validate(JSON.readTree(text))
          .stream()
          .map(Error::toString)
          .toList();
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }
}
