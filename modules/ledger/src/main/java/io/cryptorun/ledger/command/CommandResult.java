package io.cryptorun.ledger.command;

import java.util.Locale;
import java.util.Map;

/// What came of a command.
///
/// @param message one sentence for whoever asked
/// @param before what it found
/// @param after what it left
public record CommandResult(
    Result result, String message, Map<String, String> before, Map<String, String> after) {

  /// In one word.
  public enum Result {
    APPLIED,
    /// It made no sense as things stood: already paused, not running. Nothing was changed.
    REFUSED,
    /// It was tried and went wrong.
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public CommandResult {
    before = Map.copyOf(before);
    after = Map.copyOf(after);
  }

  public static CommandResult applied(
      String message, Map<String, String> before, Map<String, String> after) {
    return new CommandResult(Result.APPLIED, message, before, after);
  }

  public static CommandResult refused(String message) {
    return new CommandResult(Result.REFUSED, message, Map.of(), Map.of());
  }

  public static CommandResult failed(String message) {
    return new CommandResult(Result.FAILED, message, Map.of(), Map.of());
  }
}
