package io.cryptorun.cli.doctor;

import io.cryptorun.cli.output.Fields;
import org.jspecify.annotations.Nullable;

/// One line of the self-check.
///
/// @param check what was looked at: `database`, `clock`
/// @param found the measured values, in words
/// @param fix what to do; null where nothing has to be done
record Measurement(Level level, String check, String found, @Nullable String fix) {

  /// How bad it is. The words are those of the answer.
  enum Level {
    ok,
    warn,
    FAIL
  }

  static Measurement ok(String check, String found) {
    return new Measurement(Level.ok, check, found, null);
  }

  static Measurement warn(String check, String found, String fix) {
    return new Measurement(Level.warn, check, found, fix);
  }

  static Measurement fail(String check, String found, String fix) {
    return new Measurement(Level.FAIL, check, found, fix);
  }

  String line() {
    return "%-5s %-10s %s%s%n".formatted(level, check, found, fix == null ? "" : "; fix: " + fix);
  }

  Fields fields() {
    return new Fields()
        .with("check", check)
        .with("level", level.name().toLowerCase(java.util.Locale.ROOT))
        .with("found", found)
        .with("fix", fix);
  }
}
