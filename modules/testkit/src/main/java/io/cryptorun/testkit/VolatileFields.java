package io.cryptorun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The fields of artifacts that may differ between two runs over the same frozen data, from the
/// published list `docs/schemas/volatile.txt`. What is left after their removal must be equal.
public final class VolatileFields {

  private static final Path LIST = Path.of("docs/schemas/volatile.txt");

  private final List<Field> fields;

  private VolatileFields(List<Field> fields) {
    this.fields = fields;
  }

  /// Reads the list of this repository, found upwards from the working directory.
  public static VolatileFields published() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve(LIST))) {
      folder = Objects.requireNonNull(folder.getParent(), "no " + LIST + " above this folder");
    }
    try {
      return parse(Files.readString(folder.resolve(LIST)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static VolatileFields parse(String list) {
    return new VolatileFields(
        list.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Field::parse)
            .toList());
  }

  /// An artifact without its volatile fields, as text; the order of the others is kept.
  ///
  /// @param file name of the artifact, for example `explain.json` or `premove.csv`
  public String removedFrom(String file, String content) {
    var own = fields.stream().filter(field -> field.file().equals(file)).toList();
    return file.endsWith(".csv") ? columnsRemoved(own, content) : fieldsRemoved(own, content);
  }

  private static String fieldsRemoved(List<Field> own, String json) {
    var root = JsonMapper.shared().readTree(json);
    own.forEach(field -> field.removeFrom(root));
    return root.toPrettyString();
  }

  /// Tables of ours quote no cell, which their own tests see to.
  private static String columnsRemoved(List<Field> own, String table) {
    var rows = table.lines().map(line -> List.of(line.split(",", -1))).toList();
    var volatileColumns = own.stream().map(field -> field.steps().getFirst()).toList();
    var header = rows.getFirst();
    return rows.stream()
        .map(row ->
            IntStream.range(0, row.size())
                .filter(i -> i >= header.size() || !volatileColumns.contains(header.get(i)))
                .mapToObj(row::get)
                .collect(Collectors.joining(",")))
        .collect(Collectors.joining("\n"));
  }

  /// One line of the list.
  private record Field(String file, List<String> steps) {

    static Field parse(String line) {
      var space = line.indexOf(' ');
      if (space < 0 || !line.substring(space).strip().startsWith("/")) {
        throw new IllegalArgumentException("not \"FILE /path\": " + line);
      }
      var steps = List.of(line.substring(space).strip().substring(1).split("/", -1));
      return new Field(line.substring(0, space), steps);
    }

    void removeFrom(JsonNode root) {
      var parents = Stream.of(root);
      for (var step : steps.subList(0, steps.size() - 1)) {
        parents = parents.flatMap(node -> children(node, step));
      }
      parents
          .filter(ObjectNode.class::isInstance)
          .forEach(node -> ((ObjectNode) node).remove(steps.getLast()));
    }

    private static Stream<JsonNode> children(JsonNode node, String step) {
      if (node.isObject()) {
        return Stream.ofNullable(node.get(step));
      }
      var equals = step.indexOf('=');
      var key = equals < 0 ? "" : step.substring(0, equals);
      var value = step.substring(equals + 1);
      return node.values().stream()
          .filter(element -> equals < 0 || element.path(key).asString("").equals(value));
    }
  }
}
