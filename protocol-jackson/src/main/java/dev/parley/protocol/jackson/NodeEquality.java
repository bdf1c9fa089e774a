package dev.parley.protocol.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * Whether two trees are one JSON value. Jackson's own equality tells 1 from 1.0, and an int from a
 * long; in JSON there are only numbers.
 */
final class NodeEquality {

  private NodeEquality() {}

  static boolean equal(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.doubleValue() == b.doubleValue();
    }
    if (a.isContainerNode()) {
      return a.getNodeType() == b.getNodeType()
          && a.size() == b.size()
          && (a.isObject() ? equalMembers(a, b) : equalElements(a, b));
    }
    return a.equals(b);
  }

  private static boolean equalMembers(JsonNode a, JsonNode b) {
    for (Map.Entry<String, JsonNode> member : a.properties()) {
      JsonNode other = b.get(member.getKey());
      if (other == null || !equal(member.getValue(), other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalElements(JsonNode a, JsonNode b) {
    for (int i = 0; i < a.size(); i++) {
      if (!equal(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The same for equal trees: whatever the order of members, and of whatever class a number is. */
  static int hash(JsonNode node) {
    if (node.isNumber()) {
      return Double.hashCode(node.doubleValue() + 0.0); // -0 equals 0, and -0 + 0 is 0
    }
    if (node.isObject()) {
      int hash = 0;
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        hash += member.getKey().hashCode() ^ hash(member.getValue());
      }
      return hash;
    }
    if (node.isArray()) {
      int hash = 1;
      for (JsonNode element : node) {
        hash = 31 * hash + hash(element);
      }
      return hash;
    }
    return node.hashCode();
  }
}
