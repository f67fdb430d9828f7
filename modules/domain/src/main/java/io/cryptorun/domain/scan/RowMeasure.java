package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.Measurement;
import io.cryptorun.domain.factors.QualityFactor;
import io.cryptorun.domain.factors.SuspectBar;
import io.cryptorun.domain.factors.SymbolFactors;
import io.cryptorun.domain.factors.SymbolFactors.JumpCheck;
import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Tier;
import io.cryptorun.domain.universe.Skipped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Measures the coins of a scan one by one: books first, because they name the venue whose candles
/// count.
final class RowMeasure {

  private final ScanInput input;
  private final BookLimits limits;
  private final Instant hour;

  RowMeasure(ScanInput input, BookLimits limits) {
    this.input = input;
    this.limits = limits;
    this.hour = Interval.HOUR.floor(input.dueAt());
  }

  /// What came of a row: measured, or skipped with the reason.
  sealed interface Outcome {
    /// Can be scored.
    record Row(MeasuredRow row) implements Outcome {}

    /// Cannot.
    record Skip(Skipped skipped) implements Outcome {}
  }

  Outcome measure(RowInput row) {
    var books = row.answers().stream().map(this::check).toList();
    var primary = Primary.of(row.answers(), books, hour);
    if (primary.isEmpty()) {
      return skip(row, "NO_CANDLES", "no venue of this run delivered candles");
    }
    return measure(row, books, primary.get());
  }

  private Outcome measure(RowInput row, List<CheckedBook> books, Primary primary) {
    var answers = row.answers().get(primary.index());
    double fx = input.fx().rate(answers.instrument().quote());
    boolean jumps = SuspectBar.hasJump(primary.window());
    var measurement =
        SymbolFactors.measure(
            primary.window(),
            answers.daily().found().orElse(List.of()),
            fx,
            quality(row, books, primary),
            jumps ? checkJump(row, primary) : JumpCheck.CLEAR,
            input.regime().regime().timeframes());
    return switch (measurement) {
      case Measurement.Dropped(var reason) -> skip(row, reason.name(), reason.text());
      case Measurement.Measured(var figures) ->
          new Outcome.Row(
              new MeasuredRow(
                  row.coin(),
                  books,
                  primary.index(),
                  primary.hasBook(),
                  fx,
                  figures,
                  readings(row, books, primary, jumps)));
    };
  }

  /// The first look at a book, held against the limit of its venue.
  CheckedBook check(VenueAnswers answers) {
    var pair = answers.instrument();
    return CheckedBook.of(
        pair,
        answers.book(),
        input.fx().rate(pair.quote()),
        input.firstPass().completeAt(),
        limits.of(pair.venue()));
  }

  private QualityFactor quality(RowInput row, List<CheckedBook> books, Primary primary) {
    var listing = row.coin().listing();
    int healthy = (int) listing.stream().filter(input.venues()::isHealthy).count();
    var mids =
        books.stream()
            .filter(CheckedBook::isOk)
            .map(CheckedBook::figures)
            .mapToDouble(BookMeasure.Valid::midUsd)
            .toArray();
    return QualityFactor.of(
        primary.hasBook() ? books.get(primary.index()).figures() : null,
        Tier.of(row.coin().advUsd()),
        mids,
        healthy,
        listing.size());
  }

  private JumpCheck checkJump(RowInput row, Primary primary) {
    var others =
        IntStream.range(0, row.answers().size())
            .filter(i -> i != primary.index())
            .mapToObj(row.answers()::get)
            .flatMap(answers -> Primary.window(answers, hour).stream())
            .toList();
    return SuspectBar.hasUnconfirmedJump(primary.window(), others)
        ? JumpCheck.UNCONFIRMED
        : JumpCheck.CLEAR;
  }

  /// Candles and book of the row's venue, the books its price was compared with, and the candles a
  /// jump was checked against.
  private List<Reading> readings(
      RowInput row, List<CheckedBook> books, Primary primary, boolean jumps) {
    var readings = new ArrayList<Reading>();
    boolean compared = books.stream().filter(CheckedBook::isOk).count() > 1;
    for (int i = 0; i < books.size(); i++) {
      var answers = row.answers().get(i);
      var venue = answers.instrument().venue();
      boolean own = i == primary.index();
      if (own || (jumps && Primary.window(answers, hour).isPresent())) {
        Reading.of(venue, Source.Kind.CANDLES_1H, answers.hourly()).ifPresent(readings::add);
      }
      if (own) {
        Reading.of(venue, Source.Kind.CANDLES_1D, answers.daily()).ifPresent(readings::add);
      }
      if (books.get(i).isOk() && (own || compared)) {
        Reading.of(venue, Source.Kind.BOOK, answers.book()).ifPresent(readings::add);
      }
    }
    return List.copyOf(readings);
  }

  private static Outcome skip(RowInput row, String code, String text) {
    return new Outcome.Skip(new Skipped(row.coin().symbol(), code, text));
  }
}
