package io.cryptorun.ledger.run;

import org.jspecify.annotations.Nullable;

/// What a run has to say of itself in figures; null where a figure has no meaning for its job.
///
/// @param regime market regime it used, and where that came from: `cache`, `default` or `stale`
/// @param candidates symbols evaluated
/// @param passed symbols that passed every mandatory gate
/// @param rows rows of the main artifact
/// @param sources exchanges that delivered anything the run used
/// @param universeSha256 the universe it used
public record RunFigures(
    @Nullable String regime,
    @Nullable String regimeSource,
    @Nullable Integer candidates,
    @Nullable Integer passed,
    @Nullable Integer rows,
    @Nullable Integer sources,
    @Nullable String universeSha256) {

  /// For a job that has none of them.
  public static RunFigures none() {
    return new RunFigures(null, null, null, null, null, null, null);
  }
}
