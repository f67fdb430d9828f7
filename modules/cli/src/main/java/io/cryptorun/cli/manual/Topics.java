package io.cryptorun.cli.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The help topics.
public final class Topics {

  /// In the order in which they are listed.
  public static final List<String> NAMES =
      List.of(
          "exit-codes",
          "output",
          "config",
          "cron",
          "artifacts",
          "sql",
          "gates",
          "cluster",
          "recipes");

  private Topics() {}

  /// The text of a topic, its first line a title; empty when there is no such topic.
  public static Optional<String> text(String name) {
    return NAMES.contains(name) ? Optional.of(resource(name)) : Optional.empty();
  }

  /// What a topic is about.
  static String title(String name) {
    return resource(name).lines().findFirst().orElseThrow();
  }

  private static String resource(String name) {
    try (var stream = Topics.class.getResourceAsStream("/help/" + name + ".txt")) {
      var bytes = Objects.requireNonNull(stream, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read topic " + name + " of this program", e);
    }
  }
}
