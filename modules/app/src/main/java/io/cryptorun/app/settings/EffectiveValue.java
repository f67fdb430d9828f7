package io.cryptorun.app.settings;

import org.jspecify.annotations.Nullable;

/// One setting as it is in force, and where it comes from.
///
/// @param key the way to it, with jobs by name: `jobs[scan.hot].config.ttl`
/// @param value a text, number, truth value or list of texts; null where nothing is set
/// @param origin `file:line:column`, `env NAME`, or `default`
public record EffectiveValue(String key, @Nullable Object value, String origin) {

  /// The value as one text; empty where nothing is set.
  public String text() {
    return switch (value) {
      case null -> "";
      case java.util.List<?> list ->
          list.isEmpty() ? "none" : String.join(", ", list.stream().map(Object::toString).toList());
      default -> value.toString();
    };
  }
}
