package io.cryptorun.app.settings;

import java.io.StringReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Where each value of a valid file stands, by its way through the tree: `jobs[0].config.ttl`.
///
/// @param places in the order of the file
public record Positions(SequencedMap<String, Written> places) {

  /// A value as the file has it.
  ///
  /// @param place `file:line:column`
  /// @param text of a single value; of a list, its values separated by commas
  public record Written(String place, String text) {}

  public Positions {
    places = Collections.unmodifiableSequencedMap(places);
  }

  /// Walks through a file that was read without an error.
  public static Positions of(ConfigFile file) {
    var places = new LinkedHashMap<String, Written>();
    var yaml = new Yaml(new SafeConstructor(YamlDocument.limits()));
    walk(file, yaml.compose(new StringReader(file.text())), "", places);
    return new Positions(places);
  }

  /// What stands at the end of this way; empty when the file is silent there.
  public Optional<Written> at(String path) {
    return Optional.ofNullable(places.get(path));
  }

  private static void walk(
      ConfigFile file, Node node, String path, SequencedMap<String, Written> places) {
    switch (node) {
      case MappingNode mapping -> {
        for (var entry : mapping.getValue()) {
          if (entry.getKeyNode() instanceof ScalarNode key) {
            var way = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
            walk(file, entry.getValueNode(), way, places);
          }
        }
      }
      case SequenceNode list -> {
        places.put(path, new Written(place(file, list), text(list)));
        for (int i = 0; i < list.getValue().size(); i++) {
          walk(file, list.getValue().get(i), path + "[" + i + "]", places);
        }
      }
      default -> places.put(path, new Written(place(file, node), text(node)));
    }
  }

  private static String place(ConfigFile file, Node node) {
    var start = node.getStartMark();
    return "%s:%d:%d".formatted(file.name(), start.getLine() + 1, start.getColumn() + 1);
  }

  private static String text(Node node) {
    return switch (node) {
      case ScalarNode scalar -> scalar.getValue();
      case SequenceNode list ->
          String.join(", ", list.getValue().stream().map(Positions::text).toList());
      default -> "{…}";
    };
  }
}
