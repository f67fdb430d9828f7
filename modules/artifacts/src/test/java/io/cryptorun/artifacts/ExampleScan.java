package io.cryptorun.artifacts;

import io.cryptorun.domain.factors.Adx;
import io.cryptorun.domain.factors.Blend;
import io.cryptorun.domain.factors.Factor;
import io.cryptorun.domain.factors.Flag;
import io.cryptorun.domain.factors.Freshness;
import io.cryptorun.domain.factors.MomentumFactor;
import io.cryptorun.domain.factors.QualityFactor;
import io.cryptorun.domain.factors.Returns;
import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.factors.TechnicalFactor;
import io.cryptorun.domain.factors.Vadr;
import io.cryptorun.domain.factors.VadrMinimum;
import io.cryptorun.domain.factors.VolumeFactor;
import io.cryptorun.domain.gates.Decision;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.gates.GateClass;
import io.cryptorun.domain.gates.GateResult;
import io.cryptorun.domain.gates.Judgement;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.scan.BookFigures;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Coverage;
import io.cryptorun.domain.scan.EffectiveVenues;
import io.cryptorun.domain.scan.Entry;
import io.cryptorun.domain.scan.FactorScore;
import io.cryptorun.domain.scan.Micro;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.ScanUniverse;
import io.cryptorun.domain.scan.Score;
import io.cryptorun.domain.scan.Scoring;
import io.cryptorun.domain.scan.Setting;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.domain.scan.Summary;
import io.cryptorun.domain.scan.Thresholds;
import io.cryptorun.domain.scan.VenueBook;
import io.cryptorun.domain.universe.Changes;
import io.cryptorun.domain.universe.Criteria;
import io.cryptorun.domain.universe.DailySamples;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.domain.universe.LeftOut;
import io.cryptorun.domain.universe.Selected;
import io.cryptorun.domain.universe.Selection;
import io.cryptorun.domain.universe.Skipped;
import io.cryptorun.domain.universe.UniverseSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A scan of three coins written down by hand: one offered, one offered with a warning, and one of
/// which hardly anything could be measured.
final class ExampleScan {

  private static final double MISSING = Double.NaN;
  private static final BookFigures BOOK =
      new BookFigures(40_000.5, 12.4999, 182_340.5, 90_000.25, 92_340.25, false, 3.4);
  private static final BookFigures NO_BOOK =
      new BookFigures(MISSING, MISSING, MISSING, MISSING, MISSING, false, MISSING);

  private ExampleScan() {}

  static ScanResult result() {
    return result(
        List.of(
            coin(1, "BTC", 78.25, Venue.KRAKEN, Decision.ENTER, "ALL_GATES_PASSED"),
            coin(2, "ETH", 75.04999, Venue.OKX, Decision.WATCH, "STALE_BARS"),
            coin(3, "DOGE", 12.0, null, Decision.REJECT, "NO_HEALTHY_VENUE")));
  }

  static ScanResult result(List<Candidate> candidates) {
    return new ScanResult(
        setting(),
        Runs.DUE.plusMillis(1_234),
        new Scoring(new Blend(0.35, 0.25, 0.25, 0.15), true, 1.5e-17),
        new Summary(
            candidates.size(),
            1,
            1,
            1,
            1,
            2,
            new TreeMap<>(Map.of("ALL_GATES_PASSED", 1, "STALE_BARS", 1, "NO_HEALTHY_VENUE", 1))),
        new Coverage(List.of(), List.of(), 4, 3, 2),
        candidates,
        List.of(new Skipped(new Symbol("SOL"), "NO_CANDLES", "no venue gave candles")),
        List.of(new LeftOut("AAVE/USD", 31, "OUTSIDE_GROUP"), new LeftOut("b!d", null, "FIAT")),
        List.of());
  }

  private static Setting setting() {
    return new Setting(
        Runs.DUE,
        RegimeInForce.byDefault(),
        new Fx(1.0001, 1.0, true, List.of()),
        EffectiveVenues.of(List.of(Venue.KRAKEN, Venue.OKX), Map.of(Venue.OKX, "CIRCUIT_OPEN")),
        new ScanUniverse(
            Group.parse("top30").orElseThrow(),
            snapshot(),
            new Selection(List.of(), List.of(), List.of())),
        new Thresholds(75, 1.8, 50, 100_000, Map.of(Venue.OKX, 30.0, Venue.KRAKEN, 60.0)));
  }

  private static UniverseSnapshot snapshot() {
    return new UniverseSnapshot(
        Instant.parse("2021-05-19T00:00:07Z"),
        new Criteria(100_000, List.of(Venue.values())),
        "0123456789abcdef".repeat(4),
        List.of(),
        List.of(),
        new DailySamples(LocalDate.parse("2021-05-19"), List.of()),
        new Changes(List.of(), List.of(), null, false),
        List.of(),
        List.of(Venue.COINBASE));
  }

  private static Candidate coin(
      int rank,
      String base,
      double score,
      @Nullable Venue venue,
      Decision decision,
      String reason) {
    var book = venue == null ? NO_BOOK : BOOK;
    return new Candidate(
        rank,
        new Selected(new Symbol(base), rank, 5_000_000.5, List.of(), List.of()),
        figures(venue != null),
        new Score(score, Arrays.stream(Factor.values()).map(f -> part(f, venue == null)).toList()),
        new Micro(
            venue,
            venue == null ? 1 : 2,
            book,
            book,
            List.of(new VenueBook(Venue.KRAKEN, "BOOK_EMPTY", MISSING, MISSING))),
        entry(decision, reason, venue != null),
        venue == null
            ? List.of(new Source(Venue.OKX, Source.Kind.CANDLES_1H, false, 0.5))
            : List.of(
                new Source(venue, Source.Kind.CANDLES_1H, true, 12.25),
                new Source(venue, Source.Kind.BOOK, false, 3.4),
                new Source(Venue.COINBASE, Source.Kind.BOOK, false, 3.5)),
        decision != Decision.REJECT);
  }

  private static FactorScore part(Factor factor, boolean imputed) {
    var raw = imputed && factor == Factor.QUALITY ? MISSING : 81.0 / 7;
    return new FactorScore(factor, raw, 55.5, 0.25, 13.875, Double.isNaN(raw));
  }

  private static SymbolFactors figures(boolean measured) {
    var figure = measured ? 61.85 : MISSING;
    return new SymbolFactors(
        new MomentumFactor(
            new Returns(0.1, -0.2, 0.3, MISSING, 12.5),
            0.31,
            0.341,
            0.02,
            812.5,
            2.03,
            65.15,
            true),
        new TechnicalFactor(figure, new Adx(figure, 20.5, 18.25), 0.61, figure, figure, 86.7, 70),
        new VolumeFactor(figure, 8_123_456.0, 123_456_789.0, 7, 60, null),
        new QualityFactor(50, 75, MISSING, 100, 70),
        new Vadr(2.05, measured ? 1.9 : MISSING, measured ? 24 : 11, !measured),
        Instant.parse("2021-05-19T14:00:00Z"),
        40_000,
        false,
        EnumSet.of(Flag.SHORT_WINDOW, Flag.ACCEL_MISSING));
  }

  private static Entry entry(Decision decision, String reason, boolean measured) {
    var gates = Arrays.stream(Gate.values()).map(gate -> gate(gate, decision, measured)).toList();
    return new Entry(
        new VadrMinimum(1.9, 1.85, 1.9, VadrMinimum.Binding.P80),
        new Freshness(Instant.parse("2021-05-19T14:00:00Z"), 39_900.5, 0, false, 100.5, 812.5),
        new Judgement(decision, reason, gates));
  }

  private static GateResult gate(Gate gate, Decision decision, boolean measured) {
    var passed = decision == Decision.ENTER || gate != Gate.FRESHNESS;
    return new GateResult(
        gate,
        GateClass.GUARD,
        passed,
        passed ? "PASSED" : "STALE_BARS",
        measured ? 3.25 : null,
        gate == Gate.VENUE_NATIVE ? null : 2.0,
        gate.id() + " 3.3 " + gate.op() + " 2.0");
  }

  static StageTimings timings() {
    var some = Duration.ofMillis(120);
    return new StageTimings(some, some, some, some, some, Duration.ofMillis(650));
  }
}
