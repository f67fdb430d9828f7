package io.cryptorun.simulator.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Works faults into the JSON of an answer: its payload, its fields, their order.
public final class BodyFaults {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> PAYLOADS =
      List.of("tickers", "ticker", "instruments", "rates", "orderBook", "result", "data");

  private BodyFaults() {}

  public static JsonNode apply(ActiveFaults faults, JsonNode body) {
    var changed = body;
    for (var rule : faults.rules()) {
      changed = apply(rule.kind(), changed);
    }
    return changed;
  }

  private static JsonNode apply(FaultKind kind, JsonNode body) {
    return switch (kind) {
      case PAYLOAD_ABSENT -> withoutPayload(body);
      case PAYLOAD_EMPTY -> withPayload(body, emptied(payload(body)));
      case PAYLOAD_NULL -> withPayload(body, NODES.nullNode());
      case MESSAGE_OBJECT -> NODES.objectNode().put("message", "Internal server error");
      case EXTRA_FIELDS -> {
        addFields(body, "");
        yield body;
      }
      case KEY_ORDER -> reversed(body);
      case NUMBER_NAN, NUMBER_EMPTY, NUMBER_NULL, NUMBER_EXPONENT, NUMBER_TYPE ->
          NumberFaults.apply(kind, body);
      case TRADES_ID_MISSING -> TradeFaults.withoutIds(body);
      case TRADES_SIDE_MISSING -> TradeFaults.withoutSides(body);
      default -> body;
    };
  }

  private static JsonNode payload(JsonNode body) {
    for (String name : PAYLOADS) {
      if (body.has(name)) {
        return body.get(name);
      }
    }
    return body;
  }

  private static JsonNode withPayload(JsonNode body, JsonNode payload) {
    for (String name : PAYLOADS) {
      if (body instanceof ObjectNode object && object.has(name)) {
        return object.set(name, payload);
      }
    }
    return payload;
  }

  private static JsonNode withoutPayload(JsonNode body) {
    for (String name : PAYLOADS) {
      if (body instanceof ObjectNode object && object.has(name)) {
        return object.without(name);
      }
    }
    return NODES.objectNode();
  }

  private static JsonNode emptied(JsonNode payload) {
    return payload.isArray() ? NODES.arrayNode() : NODES.objectNode();
  }

  /// Adds a field to every object; a map from pair to row is left alone, for there a field is a
  /// pair.
  private static void addFields(JsonNode node, String name) {
    node.properties().forEach(field -> addFields(field.getValue(), field.getKey()));
    if (node instanceof ArrayNode array) {
      array.forEach(element -> addFields(element, ""));
    }
    if (node instanceof ObjectNode object && !name.equals("result")) {
      object.putObject("addedLater").put("kind", 7).putArray("notes").add("new");
    }
  }

  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      var turned = NODES.arrayNode();
      array.forEach(element -> turned.add(reversed(element)));
      return turned;
    }
    if (node instanceof ObjectNode object) {
      var fields = new ArrayList<Map.Entry<String, JsonNode>>(object.properties());
      var turned = NODES.objectNode();
      fields.reversed().forEach(field -> turned.set(field.getKey(), reversed(field.getValue())));
      return turned;
    }
    return node;
  }
}
