package io.cryptorun.simulator.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// A YAML file whose root is a map.
public final class YamlFile {
  private YamlFile() {}

  /// Reads a file and gives its root to a reader, which throws [IllegalArgumentException] with key
  /// and reason where a value cannot be used.
  public static <T> T read(Path file, Function<Map<?, ?>, T> reader) {
    try (var text = Files.newBufferedReader(file)) {
      Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      return reader.apply(map(root, "the file"));
    } catch (IOException e) {
      throw new SimulatorConfigException("cannot read " + file + ": " + e, e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw new SimulatorConfigException(file + ": " + e.getMessage(), e);
    }
  }

  /// A value that must be a map.
  public static Map<?, ?> map(@Nullable Object value, String key) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(key + " must be a map of keys, but is " + value);
  }
}
