package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;

/** Measures a tree, and refuses what is no JSON value although Jackson holds it. */
final class NodeDepth {

  private NodeDepth() {}

  /**
   * How deep arrays and objects are nested in it: 0 for a scalar.
   *
   * @throws JsonException if that is more than {@link Json#MAX_DEPTH}, or a number is not finite
   */
  static int of(JsonNode node) throws JsonException {
    return of(node, Json.MAX_DEPTH);
  }

  private static int of(JsonNode node, int allowed) throws JsonException {
    if (node.isNumber()) {
      // Jackson makes infinity of 1e999.
      if (!Double.isFinite(node.doubleValue())) {
        throw new JsonException("a number is too large for double precision");
      }
      return 0;
    }
    if (!node.isContainerNode()) {
      return 0;
    }
    if (allowed == 0) {
      throw new JsonException("a JSON value is nested deeper than " + Json.MAX_DEPTH + " levels");
    }
    int deepest = 0;
    for (JsonNode child : node) {
      deepest = Math.max(deepest, of(child, allowed - 1));
    }
    return deepest + 1;
  }
}
