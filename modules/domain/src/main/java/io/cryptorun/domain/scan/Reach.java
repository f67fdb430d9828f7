package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds out which venues delivered and how many coins could be evaluated. An answer alone is no
/// delivery: a venue delivers when candles of one of its coins count and one of its books is valid
/// and fresh.
final class Reach {

  private final ScanInput input;
  private final RowMeasure measure;
  private final Instant hour;

  private Reach(ScoredScan scored) {
    this.input = scored.input();
    this.measure = new RowMeasure(input, scored.limits());
    this.hour = Interval.HOUR.floor(input.dueAt());
  }

  static Coverage of(ScoredScan scored) {
    return new Reach(scored).coverage(scored);
  }

  private Coverage coverage(ScoredScan scored) {
    var silent = new ArrayList<Venue>();
    var unusable = new ArrayList<Shortfall>();
    for (var venue : wanted()) {
      var answers = answers(venue);
      if (answers.stream().noneMatch(Reach::isAnything)) {
        silent.add(venue);
      } else {
        shortfall(venue, answers).ifPresent(unusable::add);
      }
    }
    return new Coverage(
        silent,
        unusable,
        input.rows().size(),
        scored.rows().size(),
        (int) scored.rows().stream().filter(row -> row.row().hasBook()).count());
  }

  /// Configured venues that something had to come from, in their order.
  private List<Venue> wanted() {
    Set<Venue> wanted = EnumSet.noneOf(Venue.class);
    input.rows().forEach(row -> wanted.addAll(row.coin().listing()));
    wanted.addAll(input.universe().snapshot().missing()); // nobody knows which coins these list
    return input.venues().configured().stream().filter(wanted::contains).toList();
  }

  private List<VenueAnswers> answers(Venue venue) {
    return input.rows().stream()
        .flatMap(row -> row.answers().stream())
        .filter(answers -> answers.instrument().venue() == venue)
        .toList();
  }

  private static boolean isAnything(VenueAnswers answers) {
    return isThere(answers.hourly()) || isThere(answers.book());
  }

  private static boolean isThere(Reply<?> reply) {
    return reply.found().isPresent();
  }

  private Optional<Shortfall> shortfall(Venue venue, List<VenueAnswers> answers) {
    boolean candles = answers.stream().anyMatch(one -> Primary.window(one, hour).isPresent());
    var faults = bookFaults(answers);
    return candles && faults.isEmpty()
        ? Optional.empty()
        : Optional.of(new Shortfall(venue, candles, faults));
  }

  /// Why the books could not be used; empty as soon as one could.
  private List<String> bookFaults(List<VenueAnswers> answers) {
    return answers.stream().anyMatch(one -> measure.check(one).isOk())
        ? List.of()
        : answers.stream().map(one -> measure.check(one).status()).distinct().sorted().toList();
  }
}
