package io.cryptorun.ledger.run;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.slot.SlotKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An attempt, as the audit shows it.
///
/// @param runId its id
/// @param attempt first, second, … attempt of its slot
/// @param finishedAt null while it runs
public record Run(
    String runId,
    SlotKey slot,
    int attempt,
    NodeEpoch owner,
    Instant startedAt,
    @Nullable Instant finishedAt,
    Result result,
    Origin origin,
    RunFigures figures) {

  /// How it ended, or that it runs.
  public record Result(
      Outcome outcome,
      @Nullable String reason,
      @Nullable String errorCode,
      @Nullable String error) {}

  /// Where it came from and what it was made with.
  ///
  /// @param recoveredFrom the abandoned run it did again
  /// @param retryOf the run that an operator asked to retry
  /// @param market `live`, or `sim:` and a fingerprint
  public record Origin(
      @Nullable String recoveredFrom,
      @Nullable String retryOf,
      @Nullable String requestedBy,
      String market,
      @Nullable String configSha256,
      @Nullable String codeVersion) {}

  /// How long it took; empty while it runs.
  public Optional<Duration> duration() {
    return Optional.ofNullable(finishedAt).map(end -> Duration.between(startedAt, end));
  }
}
