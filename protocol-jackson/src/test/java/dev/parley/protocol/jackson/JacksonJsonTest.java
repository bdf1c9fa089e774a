package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.parley.protocol.golden.JsonContract;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JacksonJsonTest {

  private final JacksonJson json = new JacksonJson();

  @TestFactory
  Stream<DynamicTest> keepsTheContract() {
    return JsonContract.of(json).stream()
        .map(check -> DynamicTest.dynamicTest(check.name(), () -> check.body().run()));
  }

  @Test
  void nodesOfOneNumberAreOneValue() {
    List<NumericNode> ones =
        List.of(
            IntNode.valueOf(1),
            LongNode.valueOf(1),
            DoubleNode.valueOf(1),
            FloatNode.valueOf(1),
            DecimalNode.valueOf(new BigDecimal("1.00")));
    for (NumericNode one : ones) {
      JsonValue array = JacksonJson.view(JsonNodeFactory.instance.arrayNode().add(one));
      assertEquals(json.array(List.of(json.number(1))), array);
      assertEquals(json.array(List.of(json.number(1))).hashCode(), array.hashCode());
      assertNotEquals(json.array(List.of(json.number(2))), array);
    }
  }

  @Test
  void viewRefusesATreeThatIsNotFinite() {
    assertThrows(
        IllegalArgumentException.class, () -> JacksonJson.view(DoubleNode.valueOf(Double.NaN)));
  }

  @Test
  void nodeThatIsNotJsonHasNoType() {
    JsonValue pojo = JacksonJson.view(new POJONode(new Object()));
    assertThrows(IllegalStateException.class, pojo::type);
  }

  @Test
  void numbersPastJacksonsLimitAreRefused() {
    assertThrows(JsonException.class, () -> json.parse("1".repeat(1_001)));
  }
}
