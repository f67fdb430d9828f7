package io.cryptorun.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Compares the shape of two JSON documents: fields, types, and of texts whether they are a figure,
/// a whole number, a time or words. Lists are compared by their first elements.
public final class Shape {
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");
  private static final Pattern FIGURE = Pattern.compile("-?\\d+\\.\\d+");
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT.*Z");

  private final Set<String> optional;
  private final List<String> differences = new ArrayList<>();

  private Shape(Set<String> optional) {
    this.optional = optional;
  }

  /// What differs in `ours` from a recorded answer.
  ///
  /// @param optional recorded fields that ours need not have
  public static List<String> differences(JsonNode recorded, JsonNode ours, Set<String> optional) {
    var shape = new Shape(optional);
    shape.compare(recorded, ours, "$");
    return shape.differences;
  }

  private void compare(JsonNode recorded, JsonNode ours, String at) {
    if (!kind(recorded).equals(kind(ours))) {
      differences.add(at + ": recorded " + kind(recorded) + ", ours " + kind(ours));
      return;
    }
    if (recorded.isArray()) {
      compareElements(recorded, ours, at);
    }
    for (var field : recorded.properties()) {
      String name = field.getKey();
      if (ours.has(name)) {
        compare(field.getValue(), ours.get(name), at + "." + name);
      } else if (!optional.contains(name)) {
        differences.add(at + "." + name + ": ours has it not");
      }
    }
    ours.fieldNames()
        .forEachRemaining(name -> {
          if (!recorded.has(name)) {
            differences.add(at + "." + name + ": recorded has it not");
          }
        });
  }

  /// Rows of fixed columns are compared column by column, lists of rows by their first row.
  private void compareElements(JsonNode recorded, JsonNode ours, String at) {
    if (recorded.isEmpty() || ours.isEmpty()) {
      return;
    }
    boolean rows = recorded.get(0).isContainerNode();
    if (!rows && recorded.size() != ours.size()) {
      differences.add(at + ": recorded " + recorded.size() + " columns, ours " + ours.size());
    }
    int columns = rows ? 1 : Math.min(recorded.size(), ours.size());
    for (int i = 0; i < columns; i++) {
      compare(recorded.get(i), ours.get(i), at + "[" + i + "]");
    }
  }

  private static String kind(JsonNode node) {
    if (!node.isTextual()) {
      return node.isNumber() ? "NUMBER" : node.getNodeType().name();
    }
    String text = node.asText();
    if (WHOLE.matcher(text).matches() || FIGURE.matcher(text).matches()) {
      return "FIGURE AS TEXT";
    }
    return TIME.matcher(text).matches() ? "TIME" : "TEXT";
  }
}
