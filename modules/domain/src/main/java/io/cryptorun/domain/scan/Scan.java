package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.universe.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// A scan in two pure steps. Between them the caller asks the books of the promising rows again, so
/// that what is offered as an entry was still true a moment before.
public final class Scan {

  private Scan() {}

  /// Measures every coin, compares them, and ranks them by score.
  public static ScoredScan score(ScanInput input) {
    var limits = BookLimits.of(input);
    var measure = new RowMeasure(input, limits);
    var rows = new ArrayList<MeasuredRow>(input.rows().size());
    var skipped = new ArrayList<>(input.universe().selection().skipped());
    for (var row : input.rows()) {
      switch (measure.measure(row)) {
        case RowMeasure.Outcome.Row(var measured) -> rows.add(measured);
        case RowMeasure.Outcome.Skip(var skip) -> skipped.add(skip);
      }
    }
    skipped.sort(Comparator.comparing(Skipped::symbol));
    var section = SectionScore.of(rows, input.regime().regime().blend());
    return new ScoredScan(input, limits, section.scoring(), section.ranked(), skipped, Map.of());
  }

  /// Holds every scored row against the gates and decides.
  ///
  /// @param freshBooks answers to [ScoredScan#booksToRefresh]; for a pair without a book its first
  ///   one is judged
  /// @param triggersBefore what the last run of the same job left
  /// @param emission the instant at which the rows are judged
  public static ScanResult judge(
      ScoredScan scored,
      Map<Instrument, Reply<OrderBook>> freshBooks,
      Map<Symbol, Trigger> triggersBefore,
      Instant emission) {
    var judge = new RowJudge(scored, freshBooks, triggersBefore, emission);
    var judged = new ArrayList<RowJudge.Judged>(scored.rows().size());
    for (int i = 0; i < scored.rows().size(); i++) {
      judged.add(judge.judge(scored.rows().get(i), i + 1));
    }
    var candidates = emit(judged, scored.input().rules().topN());
    return new ScanResult(
        setting(scored),
        emission,
        scored.scoring(),
        Tally.of(candidates, scored.skipped().size()),
        Reach.of(scored),
        candidates,
        scored.skipped(),
        scored.input().universe().selection().leftOut(),
        changes(judged));
  }

  private static List<Candidate> emit(List<RowJudge.Judged> judged, int topN) {
    var candidates = new ArrayList<Candidate>(judged.size());
    int emitted = 0;
    for (var row : judged) {
      var candidate = row.candidate();
      boolean emit = emitted < topN && candidate.entry().judgement().isPublishable();
      candidates.add(emit ? candidate.asEmitted() : candidate);
      emitted += emit ? 1 : 0;
    }
    return candidates;
  }

  private static List<TriggerChange> changes(List<RowJudge.Judged> judged) {
    return judged.stream()
        .flatMap(row -> row.changed().stream())
        .sorted(Comparator.comparing(TriggerChange::symbol))
        .toList();
  }

  private static Setting setting(ScoredScan scored) {
    var input = scored.input();
    var rules = input.rules().gates();
    return new Setting(
        input.dueAt(),
        input.regime(),
        input.fx(),
        input.venues(),
        input.universe(),
        new Thresholds(
            rules.scoreMin(),
            rules.vadrFloor(),
            rules.spreadMaxBps(),
            rules.depthMinUsd(),
            scored.limits().seconds()));
  }
}
