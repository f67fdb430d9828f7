package io.cryptorun.cli.output;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes fields as JSON: instants in RFC 3339 with `Z`, keys in the order they were added.
public final class Json {

  private static final JsonMapper COMPACT = JsonMapper.builder().build();
  private static final JsonMapper INDENTED =
      COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  /// Indented by two spaces, for a document.
  public static String document(Fields fields) {
    return INDENTED.writeValueAsString(tree(fields));
  }

  /// On one line.
  public static String line(Fields fields) {
    return COMPACT.writeValueAsString(tree(fields));
  }

  /// The fields of an object that somebody else wrote, in their order.
  public static Fields fields(String object) {
    var fields = new Fields();
    for (Map.Entry<String, JsonNode> field : COMPACT.readTree(object).properties()) {
      fields.with(field.getKey(), value(field.getValue()));
    }
    return fields;
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    if (node.isObject()) {
      return fields(node.toString());
    }
    if (node.isArray()) {
      return node.values().stream().map(Json::value).toList();
    }
    return node.isNumber()
        ? node.decimalValue()
        : node.isBoolean() ? node.asBoolean() : node.asString();
  }

  private static @Nullable Object tree(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Fields fields -> {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        for (Map.Entry<String, @Nullable Object> field : fields.values().entrySet()) {
          tree.put(field.getKey(), tree(field.getValue()));
        }
        yield tree;
      }
      case List<?> list -> list.stream().map(Json::tree).toList();
      case Instant instant -> instant.toString();
      case ZonedDateTime time -> time.toInstant().toString();
      case Temporal time -> time.toString();
      case Path path -> path.toString();
      case Enum<?> word -> word.toString();
      default -> value;
    };
  }
}
