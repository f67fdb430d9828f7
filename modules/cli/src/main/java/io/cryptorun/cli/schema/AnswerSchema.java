package io.cryptorun.cli.schema;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the JSON Schema of an answer from the short list of its fields. A field is a word
/// (`string`, `integer`, `number`, `boolean`, `instant`, `any`; with `?` it may be null), a list of
/// one such word, or an object of further fields; an object with the single key `*` holds any keys,
/// with values of that kind, one with the key `?` may be null itself, and one with the key `...`
/// may have further keys.
final class AnswerSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z$";
  private static final String NULLABLE = "?";
  private static final String OPEN = "...";

  private AnswerSchema() {}

  static JsonNode of(String kind, JsonNode answer) {
    boolean list = answer.get("shape").asString().equals("list");
    var root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:cryptorun:schema:" + kind);
    root.put("title", kind);
    root.put(
        "description",
        "the answer of cryptorun %s -o json".formatted(answer.get("command").asString()));
    var fields = JSON.objectNode();
    fields.set("api_version", constant("cryptorun/v1"));
    fields.set("kind", constant(kind));
    fields.set("generated_at", field(JSON.stringNode("instant")));
    fields.set("node", field(JSON.stringNode("string")));
    fields.set("home", field(JSON.stringNode("string")));
    var item = field(answer.get("fields"));
    if (list) {
      var items = JSON.objectNode().put("type", "array");
      items.set("items", item);
      fields.set("items", items);
    } else {
      fields.set("item", item);
    }
    fields.set("warnings", field(JSON.arrayNode().add("string")));
    if (list) {
      fields.set("next_cursor", field(JSON.stringNode("string?")));
    }
    return closed(root, fields);
  }

  private static JsonNode field(JsonNode declared) {
    if (declared.isArray()) {
      var list = JSON.objectNode().put("type", "array");
      list.set("items", field(declared.get(0)));
      return list;
    }
    return declared.isObject() ? object((ObjectNode) declared) : word(declared.asString());
  }

  private static JsonNode object(ObjectNode declared) {
    if (declared.has("*")) {
      var map = JSON.objectNode().put("type", "object");
      map.set("additionalProperties", field(declared.get("*")));
      return map;
    }
    var fields = JSON.objectNode();
    for (var entry : declared.properties()) {
      if (!entry.getKey().equals(NULLABLE) && !entry.getKey().equals(OPEN)) {
        fields.set(entry.getKey(), field(entry.getValue()));
      }
    }
    var schema = closed(JSON.objectNode(), fields);
    schema.put("additionalProperties", declared.has(OPEN));
    return declared.has(NULLABLE) ? orNull(schema, "object") : schema;
  }

  private static ObjectNode closed(ObjectNode schema, ObjectNode fields) {
    schema.put("type", "object");
    var required = schema.putArray("required");
    fields.propertyNames().forEach(required::add);
    schema.put("additionalProperties", false);
    schema.set("properties", fields);
    return schema;
  }

  private static JsonNode word(String declared) {
    boolean nullable = declared.endsWith(NULLABLE);
    var word = nullable ? declared.substring(0, declared.length() - 1) : declared;
    if (word.equals("any")) {
      return JSON.objectNode();
    }
    var schema = JSON.objectNode();
    var type = word.equals("instant") ? "string" : word;
    if (word.equals("instant")) {
      schema.put("pattern", INSTANT);
    }
    return nullable ? orNull(schema, type) : schema.put("type", type);
  }

  private static ObjectNode orNull(ObjectNode schema, String type) {
    schema.set("type", JSON.arrayNode().add(type).add("null"));
    return schema;
  }

  private static JsonNode constant(String value) {
    return JSON.objectNode().put("const", value);
  }
}
