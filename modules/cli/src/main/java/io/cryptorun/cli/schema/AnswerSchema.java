package io.cryptorun.cli.schema;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the JSON Schema of an answer from the short list of its fields. A field is a word
/// (`string`, `integer`, `number`, `boolean`, `instant`, `scalar`, `setting` for a scalar or a list
/// of texts, `any`), a list of one such word, an object of further fields, or `#name` for a shape
/// that several answers share. A word or a shape with `?` may be null; what follows `: ` describes
/// it, and a figure that is not described so takes what the list of words says of its name. An
/// object is closed: no key is missing, but one that is declared with `?`, and none comes on top.
/// The key `+` brings the fields of a shape, and the single key `*` stands for any keys, with
/// values of that kind.
final class AnswerSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String INSTANT = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?Z$";
  private static final List<String> SCALARS = List.of("string", "number", "boolean");
  private static final String OPTIONAL = "?";
  private static final String ANY_KEY = "*";
  private static final String FIELDS_OF = "+";

  private final JsonNode words;
  private final JsonNode shapes;

  /// @param words what a figure of that name is, and in which unit
  /// @param shapes objects and lists by name
  AnswerSchema(JsonNode words, JsonNode shapes) {
    this.words = words;
    this.shapes = shapes;
  }

  JsonNode of(String kind, JsonNode answer) {
    boolean list = answer.get("shape").asString().equals("list");
    var root = JSON.objectNode();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "urn:cryptorun:schema:" + kind);
    root.put("title", kind);
    root.put(
        "description",
        "the answer of cryptorun %s -o json".formatted(answer.get("command").asString()));
    close(root);
    add(root, "api_version", constant("cryptorun/v1"));
    add(root, "kind", constant(kind));
    add(root, "generated_at", word("instant"));
    add(root, "node", word("string"));
    add(root, "home", word("string"));
    var item = field("item", answer.get("fields"));
    add(root, list ? "items" : "item", list ? listOf(item) : item);
    add(root, "warnings", listOf(word("string")));
    if (list) {
      add(root, "next_cursor", word("string?"));
    }
    return root;
  }

  private ObjectNode field(String name, JsonNode declared) {
    if (declared.isArray()) {
      return listOf(field(name, declared.get(0)));
    }
    if (declared.isObject()) {
      return object((ObjectNode) declared);
    }
    var text = declared.asString();
    if (text.startsWith("#")) {
      return shape(text);
    }
    var schema = word(text);
    if (!schema.has("description") && isFigure(schema) && words.has(name)) {
      schema.put("description", words.get(name).asString());
    }
    return schema;
  }

  private ObjectNode shape(String reference) {
    boolean nullable = reference.endsWith(OPTIONAL);
    var name = reference.substring(1, reference.length() - (nullable ? 1 : 0));
    var schema = field(name, shapes.get(name));
    return nullable ? orNull(schema, schema.get("type").asString()) : schema;
  }

  private ObjectNode object(ObjectNode declared) {
    if (declared.has(ANY_KEY)) {
      var map = JSON.objectNode().put("type", "object");
      map.set("additionalProperties", field("", declared.get(ANY_KEY)));
      return map;
    }
    var schema = close(JSON.objectNode());
    addAll(schema, declared);
    return schema;
  }

  private void addAll(ObjectNode schema, JsonNode declared) {
    for (var entry : declared.properties()) {
      var key = entry.getKey();
      if (key.equals(FIELDS_OF)) {
        addAll(schema, shapes.get(entry.getValue().asString().substring(1)));
      } else if (key.endsWith(OPTIONAL)) {
        var name = key.substring(0, key.length() - 1);
        properties(schema).set(name, field(name, entry.getValue()));
      } else {
        add(schema, key, field(key, entry.getValue()));
      }
    }
  }

  private static ObjectNode close(ObjectNode schema) {
    schema.put("type", "object");
    schema.putArray("required");
    schema.put("additionalProperties", false);
    schema.putObject("properties");
    return schema;
  }

  private static void add(ObjectNode schema, String key, ObjectNode field) {
    schema.withArray("required").add(key);
    properties(schema).set(key, field);
  }

  private static ObjectNode properties(ObjectNode schema) {
    return schema.withObject("properties");
  }

  private static boolean isFigure(ObjectNode schema) {
    var type = schema.path("type").toString();
    return type.contains("integer") || type.contains("number");
  }

  private static ObjectNode word(String declared) {
    int colon = declared.indexOf(": ");
    var word = colon < 0 ? declared : declared.substring(0, colon);
    boolean nullable = word.endsWith(OPTIONAL);
    var schema = type(nullable ? word.substring(0, word.length() - 1) : word, nullable);
    return colon < 0 ? schema : schema.put("description", declared.substring(colon + 2));
  }

  private static ObjectNode type(String word, boolean nullable) {
    var schema = JSON.objectNode();
    return switch (word) {
      case "any" -> schema;
      case "scalar" -> oneOf(schema, SCALARS, nullable);
      case "setting" -> {
        schema.set("items", typed(JSON.objectNode(), "string", false));
        yield oneOf(schema, List.of("string", "number", "boolean", "array"), nullable);
      }
      case "instant" -> typed(schema.put("pattern", INSTANT), "string", nullable);
      default -> typed(schema, word, nullable);
    };
  }

  private static ObjectNode oneOf(ObjectNode schema, List<String> types, boolean nullable) {
    var all = schema.putArray("type");
    types.forEach(all::add);
    if (nullable) {
      all.add("null");
    }
    return schema;
  }

  private static ObjectNode typed(ObjectNode schema, String type, boolean nullable) {
    return nullable ? orNull(schema, type) : schema.put("type", type);
  }

  private static ObjectNode orNull(ObjectNode schema, String type) {
    schema.set("type", JSON.arrayNode().add(type).add("null"));
    return schema;
  }

  private static ObjectNode listOf(ObjectNode item) {
    var list = JSON.objectNode().put("type", "array");
    list.set("items", item);
    return list;
  }

  private static ObjectNode constant(String value) {
    return JSON.objectNode().put("const", value);
  }
}
