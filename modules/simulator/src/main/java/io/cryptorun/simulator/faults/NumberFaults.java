package io.cryptorun.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes figures in another way or not at all. Only figures with a decimal point are touched;
/// those that lose their value are the first and then each seventh.
final class NumberFaults {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+");
  private static final int EACH = 7;

  private final FaultKind kind;
  private int seen;

  private NumberFaults(FaultKind kind) {
    this.kind = kind;
  }

  static JsonNode apply(FaultKind kind, JsonNode body) {
    return new NumberFaults(kind).changed(body);
  }

  private JsonNode changed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, changed(array.get(i)));
      }
      return array;
    }
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        field.setValue(changed(field.getValue()));
      }
      return object;
    }
    String figure = figure(node);
    return figure == null ? node : replaced(node, figure);
  }

  private static @Nullable String figure(JsonNode node) {
    boolean number = node.isFloatingPointNumber();
    String text = number ? node.decimalValue().toPlainString() : node.asText();
    return (number || node.isTextual()) && DECIMAL.matcher(text).matches() ? text : null;
  }

  private JsonNode replaced(JsonNode node, String figure) {
    boolean picked = seen++ % EACH == 0;
    return switch (kind) {
      case NUMBER_NAN -> picked ? NODES.textNode("NaN") : node;
      case NUMBER_EMPTY -> picked ? NODES.textNode("") : node;
      case NUMBER_NULL -> picked ? NODES.nullNode() : node;
      case NUMBER_EXPONENT -> exponent(node, figure);
      default ->
          node.isTextual() ? NODES.rawValueNode(new RawValue(figure)) : NODES.textNode(figure);
    };
  }

  private static JsonNode exponent(JsonNode node, String figure) {
    var value = new BigDecimal(figure);
    String written = value.unscaledValue() + "e" + -value.scale();
    return node.isTextual() ? NODES.textNode(written) : NODES.rawValueNode(new RawValue(written));
  }
}
