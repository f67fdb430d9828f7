package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.result.RegimeHistory;
import io.cryptorun.ledger.result.RegimeHistory.Refresh;
import io.cryptorun.ledger.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a run that judged no coins ended as it did: its error, the regime it found, or the exchanges
/// it checked.
///
/// @param regime null where it measured none
/// @param providers empty where it checked none
record OutcomePage(Run run, @Nullable Refresh regime, List<ProviderCheckRow> providers) {

  static OutcomePage read(Database database, Run run) {
    return new OutcomePage(
        run,
        new RegimeHistory(database).of(run.runId()).orElse(null),
        new ProviderChecks(database)
            .of(run.runId())
            .map(ProviderChecks.Check::providers)
            .orElse(List.of()));
  }

  String text(Times times) {
    return head(times)
        + (regime == null ? "" : regimeTable(regime))
        + (providers.isEmpty() ? "" : providerTable());
  }

  private String head(Times times) {
    var result = run.result();
    var text =
        new StringBuilder(
            "%s %s  run %s  %s%n"
                .formatted(
                    run.slot().job(),
                    times.text(run.slot().dueAt()),
                    run.runId(),
                    result.outcome().word()));
    if (result.reason() != null) {
      text.append("reason: %s%n".formatted(result.reason()));
    }
    if (result.error() != null) {
      text.append(
          "error: %s %s%n".formatted(Objects.toString(result.errorCode(), ""), result.error()));
    }
    var late = Duration.between(run.slot().dueAt(), run.startedAt());
    return text.append("started %s after it was due%n".formatted(Cells.took(late))).toString();
  }

  private static String regimeTable(Refresh refresh) {
    var found = refresh.regime();
    var table = new Table("INDICATOR", "VALUE", "VOTE");
    table.row("realized_vol_7d", figure(found.realizedVol7d()), refresh.volVote());
    table.row("pct_above_20ma", figure(found.pctAbove20ma()), refresh.maVote());
    table.row("breadth_thrust", figure(found.breadthThrust()), refresh.breadthVote());
    return "regime %s, confidence %s, overlay %s%n%s"
        .formatted(
            found.regime(),
            Cells.figure(found.confidence()),
            Objects.requireNonNullElse(found.overlay(), "none"),
            table.text());
  }

  private String providerTable() {
    var table = new Table("PROVIDER", "HEALTHY", "REASONS", "CIRCUIT", "TTL", "FALLBACK");
    for (var check : providers) {
      table.row(
          check.provider(),
          check.healthy() ? "yes" : "no",
          check.reasons().isEmpty() ? "-" : String.join(", ", check.reasons()),
          check.circuitState(),
          check.cacheTtlSeconds() + "s",
          Objects.requireNonNullElse(check.fallback(), "-"));
    }
    return table.text();
  }

  private static String figure(@Nullable Double value) {
    return value == null ? "-" : Cells.figure(value);
  }

  Fields fields() {
    return RunFields.of(run)
        .with("refresh", regime == null ? null : measured(regime))
        .with("providers", providers.stream().map(OutcomePage::checked).toList());
  }

  private static Fields measured(Refresh refresh) {
    var found = refresh.regime();
    return new Fields()
        .with("regime", found.regime())
        .with("overlay", found.overlay())
        .with("confidence", found.confidence())
        .with("realized_vol_7d", found.realizedVol7d())
        .with("pct_above_20ma", found.pctAbove20ma())
        .with("breadth_thrust", found.breadthThrust())
        .with("vol_vote", refresh.volVote())
        .with("ma_vote", refresh.maVote())
        .with("breadth_vote", refresh.breadthVote());
  }

  private static Fields checked(ProviderCheckRow check) {
    return new Fields()
        .with("provider", check.provider())
        .with("healthy", check.healthy())
        .with("reasons", check.reasons())
        .with("circuit_state", check.circuitState())
        .with("cache_ttl_seconds", check.cacheTtlSeconds())
        .with("fallback", check.fallback());
  }
}
