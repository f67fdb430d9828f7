package io.cryptorun.ledger.command;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an operator asks for.
///
/// @param target the job, run or node it is meant for
/// @param arguments `missed` of a resume, `until` of a pause, `deadline` of a cancel
/// @param reason why, in the operator's words
/// @param by who asks
/// @param from the machine they sit at
/// @param expires after this time it is not applied any more; null for never
public record CommandRequest(
    CommandKind kind,
    String target,
    Map<String, String> arguments,
    @Nullable String reason,
    String by,
    String from,
    @Nullable Duration expires) {

  public CommandRequest {
    arguments = Map.copyOf(arguments);
  }
}
