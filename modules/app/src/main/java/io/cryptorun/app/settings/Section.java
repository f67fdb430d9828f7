package io.cryptorun.app.settings;

import io.cryptorun.app.settings.Problem.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// One mapping of a file. Whoever reads it asks for the keys it knows; [#refuseOtherKeys()] then
/// reports those that nobody asked for, with the nearest one that was asked for.
final class Section {

  private final ConfigFile file;
  private final MappingNode node;
  private final String path;
  private final String owner;
  private final Problems problems;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final TreeSet<String> known = new TreeSet<>();

  /// @param path the way to this mapping, empty at the top
  /// @param owner the named entry it lies in, shown after the path; when empty, the mapping's own
  ///   `name`
  Section(ConfigFile file, MappingNode node, String path, String owner, Problems problems) {
    this.file = file;
    this.node = node;
    this.path = path;
    this.owner = owner.isEmpty() ? nameIn(node) : owner;
    this.problems = problems;
    for (var entry : node.getValue()) {
      var key = keyOf(entry);
      if (entries.putIfAbsent(key, entry) != null) {
        problems.add(
            Rule.DUPLICATE_KEY,
            "key \"%s\" stands here twice".formatted(key),
            placeOf(entry.getKeyNode(), key),
            "",
            "one of the two values would be ignored silently",
            "keep one of them");
      }
    }
  }

  private static String nameIn(MappingNode node) {
    for (var entry : node.getValue()) {
      if (keyOf(entry).equals("name") && entry.getValueNode() instanceof ScalarNode name) {
        return name.getValue();
      }
    }
    return "";
  }

  private static String keyOf(NodeTuple entry) {
    return entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
  }

  /// The keys in the order of the file.
  List<String> keys() {
    known.addAll(entries.keySet());
    return List.copyOf(entries.keySet());
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /// The single value of a key; empty when there is none.
  Optional<Scalar> scalar(String key) {
    return child(key).flatMap(child -> asScalar(child, key));
  }

  /// The single value of a key that has to be there.
  Optional<Scalar> required(String key, String why) {
    if (!has(key)) {
      known.add(key);
      refuse(
          Rule.MISSING_KEY,
          "key \"%s\" is missing%s".formatted(key, owner.isEmpty() ? "" : " in " + owner),
          why,
          "add %s: …".formatted(key));
    }
    return scalar(key);
  }

  /// The values of a list; empty when there is no such key.
  Optional<List<Scalar>> list(String key) {
    return sequence(key)
        .map(items -> {
          var values = new ArrayList<Scalar>();
          for (int i = 0; i < items.size(); i++) {
            asScalar(items.get(i), key + "[" + i + "]").ifPresent(values::add);
          }
          return values;
        });
  }

  /// The mapping under a key; empty when there is none.
  Optional<Section> section(String key) {
    return child(key).flatMap(child -> asSection(child, key));
  }

  /// The mapping under a key that has to be there.
  Optional<Section> requiredSection(String key, String why) {
    if (!has(key)) {
      refuse(
          Rule.MISSING_KEY,
          "key \"%s\" is missing in %s".formatted(key, path),
          why,
          "add %s: {…}".formatted(key));
    }
    return section(key);
  }

  /// The mappings of a list; empty when there is no such key.
  List<Section> sections(String key) {
    var sections = new ArrayList<Section>();
    var items = sequence(key).orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      asSection(items.get(i), key + "[" + i + "]").ifPresent(sections::add);
    }
    return sections;
  }

  /// Reports every key that was not asked for.
  void refuseOtherKeys() {
    for (var entry : entries.entrySet()) {
      if (known.contains(entry.getKey())) {
        continue;
      }
      var guess = Spelling.nearest(entry.getKey(), known);
      problems.add(
          Rule.UNKNOWN_KEY,
          "unknown key \"%s\"".formatted(entry.getKey()),
          placeOf(entry.getValue().getKeyNode(), entry.getKey()),
          "",
          "a key that is not known would be ignored silently; known here: "
              + String.join(", ", known),
          guess.map("did you mean %s?"::formatted).orElse("remove it"));
    }
  }

  /// Reports something about the mapping as a whole, at its first character.
  void refuse(Rule rule, String what, String why, String fix) {
    problems.add(rule, what, placeOf(node, ""), "", why, fix);
  }

  /// Tells of something that is valid and worth a second look, at the value of a key or, where the
  /// key is missing, at the mapping.
  void warn(String key, Rule rule, String what, String why, String fix) {
    var entry = entries.get(key);
    var place = entry == null ? placeOf(node, "") : placeOf(entry.getValueNode(), key);
    problems.warn(rule, what, place, why, fix);
  }

  private Optional<Node> child(String key) {
    known.add(key);
    return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
  }

  private Optional<List<Node>> sequence(String key) {
    return child(key)
        .flatMap(child -> {
          if (child instanceof SequenceNode sequence) {
            return Optional.of(sequence.getValue());
          }
          refuseShape(child, key, "a list", "- item lines, or [a, b]");
          return Optional.empty();
        });
  }

  private Optional<Scalar> asScalar(Node child, String key) {
    if (child instanceof ScalarNode scalar) {
      return Optional.of(
          new Scalar(scalar.getValue(), scalar.isPlain(), placeOf(scalar, key), problems));
    }
    refuseShape(child, key, "a single value", "one value on the line of the key");
    return Optional.empty();
  }

  private Optional<Section> asSection(Node child, String key) {
    if (child instanceof MappingNode mapping) {
      return Optional.of(new Section(file, mapping, pathTo(key), owner, problems));
    }
    refuseShape(child, key, "a mapping of keys to values", "key: value lines, indented below it");
    return Optional.empty();
  }

  private void refuseShape(Node child, String key, String expected, String fix) {
    problems.add(
        Rule.WRONG_SHAPE,
        "\"%s\" is not %s".formatted(pathTo(key), expected),
        placeOf(child, key),
        "",
        "nothing can be read from it",
        fix);
  }

  private Place placeOf(Node at, String key) {
    var way = key.isEmpty() ? path : pathTo(key);
    return YamlDocument.place(file, at, owner.isEmpty() ? way : way + " (" + owner + ")");
  }

  private String pathTo(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
