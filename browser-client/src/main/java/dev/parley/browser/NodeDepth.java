package dev.parley.browser;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

/** Measures a value of the browser's, and refuses what {@link Json} does not hold. */
final class NodeDepth {

  private static final int TOO_DEEP = -1;
  private static final int NOT_FINITE = -2;

  private NodeDepth() {}

  /**
   * How deep arrays and objects are nested in it: 0 for a scalar.
   *
   * @throws JsonException if that is more than {@link Json#MAX_DEPTH}, or a number is not finite
   */
  static int of(JSObject node) throws JsonException {
    int depth = measure(node, Json.MAX_DEPTH);
    if (depth == NOT_FINITE) {
      // JSON.parse makes infinity of 1e999.
      throw new JsonException("a number is too large for double precision");
    }
    if (depth == TOO_DEEP) {
      throw new JsonException("a JSON value is nested deeper than " + Json.MAX_DEPTH + " levels");
    }
    return depth;
  }

  // In JavaScript, because every frame that arrives is walked.
  @JSBody(
      params = {"node", "allowed"},
      script =
          """
          function walk(node, allowed) {
            if (typeof node === 'number') {
              return isFinite(node) ? 0 : -2;
            }
            if (node === null || typeof node !== 'object') {
              return 0;
            }
            if (allowed === 0) {
              return -1;
            }
            var children = Object.values(node);
            var deepest = 0;
            for (var i = 0; i < children.length; i++) {
              var depth = walk(children[i], allowed - 1);
              if (depth < 0) {
                return depth;
              }
              deepest = Math.max(deepest, depth);
            }
            return deepest + 1;
          }
          return walk(node, allowed);
          """)
  private static native int measure(JSObject node, int allowed);
}
