package io.cryptorun.ledger;

import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.artifact.SmallFile;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What runs publish, for tests.
public final class Results {

  public static final String SHA256 = "ab".repeat(32);

  private Results() {}

  /// One file and the decisions of two gates about each symbol: freshness passes, depth does not.
  public static Publication of(String... symbols) {
    var gates =
        java.util.stream.IntStream.range(0, symbols.length)
            .boxed()
            .flatMap(i ->
                java.util.stream.Stream.of(
                    gate(symbols[i], i + 1, "freshness", true),
                    gate(symbols[i], i + 1, "depth", false)))
            .toList();
    return new Publication(
        Outcome.SUCCESS,
        null,
        new RunFigures("normal", "cache", symbols.length, 0, 0, 3, SHA256),
        List.of(artifact("signals.csv")),
        gates,
        Publication.StateRows.none());
  }

  /// What was found out about coins, and nothing else.
  public static Publication withCandidates(CandidateRow... candidates) {
    return new Publication(
        Outcome.SUCCESS,
        null,
        new RunFigures("normal", "cache", candidates.length, 0, 0, 3, SHA256),
        List.of(artifact("signals.csv")),
        List.of(),
        List.of(candidates),
        Publication.StateRows.none());
  }

  /// A regime and a health check, and nothing else.
  public static Publication withState() {
    var at = Instant.parse("2026-03-02T12:00:00Z");
    var regime =
        new RegimeState(
            at, "calm", null, 0.68, 0.2, null, 0.65, "calm", "normal", "calm", "{}", at);
    var check =
        new ProviderCheckRow(
            "kraken",
            1,
            true,
            List.of(),
            List.of("USAGE_HIGH"),
            150,
            0.125,
            16,
            210L,
            55,
            60,
            91.66666666666667,
            "local",
            12,
            40_000,
            300,
            1_000_000,
            "CLOSED",
            300,
            1,
            null);
    return new Publication(
        Outcome.SUCCESS,
        null,
        new RunFigures(null, null, 0, 0, 0, 3, SHA256),
        List.of(artifact("regime.json")),
        List.of(),
        Publication.StateRows.none().withRegime(regime).withChecks(List.of(check)));
  }

  public static ArtifactRow artifact(String name) {
    var content = SmallFile.of("header\n".getBytes(StandardCharsets.UTF_8));
    return new ArtifactRow(name, "signals/" + name, "host:/var", "text/csv", 0, 7, SHA256, content);
  }

  public static GateRow gate(String symbol, int rank, String gate, boolean passed) {
    return new GateRow(
        new GateRow.Symbol(symbol, rank, passed ? 1 : 2),
        gate,
        "mandatory",
        passed,
        passed ? "OK" : "DEPTH_LOW",
        new GateRow.Comparison(90_000.0, ">=", 100_000.0, passed ? null : -10_000.0),
        "okx",
        noAge());
  }

  private static @Nullable Double noAge() {
    return null;
  }
}
