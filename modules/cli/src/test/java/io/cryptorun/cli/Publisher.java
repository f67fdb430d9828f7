package io.cryptorun.cli;

import io.cryptorun.app.Membership;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.CandidateRow.ScorePart;
import io.cryptorun.ledger.result.DepegRow;
import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import io.cryptorun.ledger.run.Written;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Slots;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A registered node that publishes runs of known content, under its fence like any other.
record Publisher(Registration registration, Database database) implements AutoCloseable {

  static Publisher join(String address, String id) {
    var url = DatabaseUrl.parse(address, Map.of());
    var spec = new NodeSpec(id, NodeKind.DAEMON, Membership.host(), "1.0", "live", null);
    var joined = (Joining.Joined) new NodeRegistry(url).register(spec);
    return new Publisher(joined.registration(), Database.open(url, Pool.command()));
  }

  Fence claim(String job, Instant dueAt) {
    var slots = new Slots(database, new RunIds(InstantSource.system(), new SecureRandom()));
    var slot = SlotKey.request(job, dueAt, SlotKind.MANUAL, job + dueAt);
    var facts = new RunFacts("live", null, "1.0", "ana@desk", null);
    var claim = slots.claim(new ClaimRequest(registration.node(), slot, null, facts));
    return ((Claim.Claimed) claim).fence();
  }

  /// Publishes a run and gives its id.
  String publish(String job, String dueAt, List<Coin> coins) {
    return publish(
        job,
        dueAt,
        List.of(),
        coins.stream().map(Coin::row).toList(),
        coins.stream().flatMap(coin -> coin.gates().stream()).toList(),
        Publication.StateRows.none());
  }

  String publish(
      String job,
      String dueAt,
      List<ArtifactRow> files,
      List<CandidateRow> coins,
      List<GateRow> gates,
      Publication.StateRows state) {
    var fence = claim(job, Instant.parse(dueAt));
    int rows = (int) coins.stream().filter(CandidateRow::emitted).count();
    var figures = new RunFigures("normal", "cache", coins.size(), rows, rows, 2, null);
    var publication = new Publication(Outcome.SUCCESS, null, figures, files, gates, coins, state);
    if (new Attempts(database).publish(fence, publication) instanceof Written.Refused(var why)) {
      throw new AssertionError(why);
    }
    return fence.runId();
  }

  /// A check that found one exchange unwell.
  String publishHealth(String dueAt) {
    var okx =
        new ProviderCheckRow(
            "okx",
            1,
            false,
            List.of("ERROR_RATE"),
            List.of(),
            280,
            0.5,
            10,
            900L,
            95,
            100,
            95.0,
            "local",
            1,
            10,
            1,
            10,
            "OPEN",
            600,
            2,
            "coinbase");
    return publish(
        "providers.health",
        dueAt,
        List.of(),
        List.of(),
        List.of(),
        Publication.StateRows.none().withChecks(List.of(okx)));
  }

  /// A refresh that could not measure one of its indicators.
  String publishRegime(String dueAt) {
    var found =
        new RegimeState(
            Instant.parse(dueAt),
            "normal",
            null,
            0.85,
            0.35,
            65.0,
            null,
            "normal",
            "calm",
            "unknown",
            "{\"momentum\": 0.35}",
            Instant.parse("2026-11-23T20:00:00Z"));
    return publish(
        "regime.refresh",
        dueAt,
        List.of(),
        List.of(),
        List.of(),
        new Publication.StateRows(List.of(), List.<DepegRow>of(), found, null, List.of()));
  }

  /// A coin held against a least score of 75 and a least volume-adjusted range of 1.8.
  record Coin(
      String symbol,
      int rank,
      double score,
      double vadr,
      @Nullable String venue,
      List<String> from) {

    private boolean passes() {
      return score >= 75 && vadr >= 1.8;
    }

    CandidateRow row() {
      return new CandidateRow(
          symbol,
          rank,
          passes() ? "enter" : "reject",
          passes() ? "ENTER" : vadr < 1.8 ? "VADR_BELOW_MIN" : "SCORE_BELOW_MIN",
          passes(),
          score,
          List.of(
              new ScorePart("momentum", 80, 81, 0.35, 28.35, false),
              new ScorePart("quality", Double.NaN, 79, 0.15, 11.85, true)),
          venue,
          from);
    }

    List<GateRow> gates() {
      return List.of(
          gate(1, "score", score, 75, "kraken:candles_1h", 12.04),
          gate(2, "vadr", vadr, 1.8, "kraken:candles_1h", 12.04));
    }

    private GateRow gate(
        int seq, String gate, double value, double least, String source, double age) {
      boolean passed = value >= least;
      return new GateRow(
          new GateRow.Symbol(symbol, rank, seq),
          gate,
          "mandatory",
          passed,
          gate.toUpperCase(Locale.ROOT) + (passed ? "_OK" : "_BELOW_MIN"),
          new GateRow.Comparison(value, ">=", least, value - least),
          source,
          age);
    }
  }

  @Override
  public void close() {
    database.close();
    registration.leave();
  }
}
