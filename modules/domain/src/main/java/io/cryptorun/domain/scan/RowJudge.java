package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Freshness;
import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.gates.EntryGates;
import io.cryptorun.domain.gates.GateInput;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Judges scored rows one by one: trigger first, then the gates on the newest book.
final class RowJudge {

  private final ScoredScan scan;
  private final Map<Instrument, Reply<OrderBook>> fresh;
  private final Map<Symbol, Trigger> before;
  private final Instant emission;

  RowJudge(
      ScoredScan scan,
      Map<Instrument, Reply<OrderBook>> fresh,
      Map<Symbol, Trigger> before,
      Instant emission) {
    this.scan = scan;
    this.fresh = fresh;
    this.before = before;
    this.emission = emission;
  }

  /// Judges a row.
  ///
  /// @param rank 1 is the highest score
  Judged judge(ScoredRow scored, int rank) {
    var row = scored.row();
    var gated = GatedBook.of(scored, scan, fresh, emission);
    var newest = newestBar(row);
    var stored = before.get(row.coin().symbol());
    var trigger = Trigger.update(stored, scored.score().value(), newest);
    var candidate =
        new Candidate(
            rank,
            row.coin(),
            row.figures(),
            scored.score(),
            micro(row, gated),
            entry(scored, gated, freshness(row, gated, trigger, newest)),
            sources(row, gated),
            false);
    return new Judged(candidate, change(row.coin().symbol(), stored, trigger));
  }

  /// Books and candles first, then what was read beside them.
  private List<Source> sources(MeasuredRow row, GatedBook gated) {
    var beside = scan.side(row.coin().symbol()).readings().stream();
    return Stream.concat(
            gated.sources(row, emission).stream(), beside.map(reading -> reading.at(emission)))
        .toList();
  }

  /// A judged row.
  ///
  /// @param change to the row's trigger, null when it stays as it is
  record Judged(Candidate candidate, @Nullable TriggerChange change) {

    Optional<TriggerChange> changed() {
      return Optional.ofNullable(change);
    }
  }

  private Entry entry(ScoredRow scored, GatedBook gated, Freshness freshness) {
    var row = scored.row();
    var rules = scan.input().rules().gates();
    var judgement =
        EntryGates.judge(
            new GateInput(
                gated.verdict(row, emission),
                scored.score().value(),
                row.tier(),
                row.figures(),
                freshness,
                scan.side(row.coin().symbol()).fundingScore()),
            rules,
            scan.input().regime().regime().limits());
    return new Entry(rules.vadrMinimum(row.figures().vadr(), row.tier()), freshness, judgement);
  }

  private static Trigger newestBar(MeasuredRow row) {
    var figures = row.figures();
    return new Trigger(
        figures.newestOpen(), figures.newestClose() * row.fx(), row.instrument().venue());
  }

  private Freshness freshness(
      MeasuredRow row, GatedBook gated, @Nullable Trigger trigger, Trigger newest) {
    var figures = gated.book() == null ? null : gated.book().figures();
    return Freshness.of(
        trigger,
        newest,
        Interval.HOUR.floor(scan.input().dueAt()),
        figures == null ? Double.NaN : figures.midUsd(),
        row.figures().momentum().atr() * row.fx(),
        row.figures().candlesStale());
  }

  private Micro micro(MeasuredRow row, GatedBook gated) {
    return new Micro(
        row.hasBook() ? row.instrument().venue() : null,
        gated.pass(),
        gated.figures(emission),
        row.hasBook()
            ? row.book().figuresAt(scan.input().firstPass().completeAt())
            : BookFigures.none(),
        row.books().stream().map(CheckedBook::summary).toList());
  }

  private static @Nullable TriggerChange change(
      Symbol symbol, @Nullable Trigger stored, @Nullable Trigger now) {
    return Objects.equals(stored, now) ? null : new TriggerChange(symbol, now);
  }
}
