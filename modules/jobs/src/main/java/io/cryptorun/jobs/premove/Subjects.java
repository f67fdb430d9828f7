package io.cryptorun.jobs.premove;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.PremoveSubject;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanResult;
import io.cryptorun.domain.scan.VenueAnswers;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.DepthSamples;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the rows of a judged scan into coins that the premove gates can be asked about: each with
/// the book its row was judged on, the trades of its venue, and what is usual there.
public final class Subjects {

  private static final int DAY = 24;

  private final DepthSamples samples;

  public Subjects(Database database) {
    this.samples = new DepthSamples(database);
  }

  /// One subject for each row, in the order of their ranks.
  ///
  /// @param secondLook books of the rows that were looked at again
  public List<PremoveSubject> of(
      Firing firing,
      ScanInput input,
      ScanResult result,
      Map<Instrument, Reply<OrderBook>> secondLook,
      SideAnswers beside) {
    var usual = usualAsks(firing, result);
    var answers = new HashMap<Symbol, List<VenueAnswers>>();
    input.rows().forEach(row -> answers.put(row.coin().symbol(), row.answers()));
    return result.candidates().stream()
        .map(row -> {
          var own = own(row, answers.getOrDefault(row.symbol(), List.of()));
          var pair = own == null ? null : own.instrument();
          var spot =
              new PremoveSubject.Spot(
                  row.micro().venue(),
                  own == null ? null : book(row, own, secondLook, input),
                  usual.getOrDefault(row.symbol(), List.of()),
                  beside.tape(pair),
                  own == null ? Double.NaN : vwap24h(own, input));
          return subject(row, spot, beside);
        })
        .toList();
  }

  private static PremoveSubject subject(
      Candidate row, PremoveSubject.Spot spot, SideAnswers beside) {
    return new PremoveSubject(
        row.symbol(),
        row.score().value(),
        row.figures().momentum().score(),
        row.figures().volume().score(),
        row.tier(),
        spot,
        beside.funding(row.symbol()),
        beside.openInterest(row.symbol()).orElse(null));
  }

  /// What the samples of a week say is usual; a replay has none to read.
  private Map<Symbol, List<Double>> usualAsks(Firing firing, ScanResult result) {
    if (firing.isReplay()) {
      return Map.of();
    }
    var venues = new HashMap<Symbol, Venue>();
    for (var row : result.candidates()) {
      var venue = row.micro().venue();
      if (venue != null) {
        venues.put(row.symbol(), venue);
      }
    }
    return samples.asksBefore(firing.market(), Interval.HOUR.floor(firing.dueAt()), venues);
  }

  private static @Nullable VenueAnswers own(Candidate row, List<VenueAnswers> answers) {
    return answers.stream()
        .filter(answer -> answer.instrument().venue() == row.micro().venue())
        .findFirst()
        .orElse(null);
  }

  /// The book the row was judged on; null when it may not be believed.
  private static BookMeasure.@Nullable Valid book(
      Candidate row,
      VenueAnswers own,
      Map<Instrument, Reply<OrderBook>> secondLook,
      ScanInput input) {
    if (!row.entry().judgement().of(Gate.VENUE_NATIVE).passed()) {
      return null;
    }
    var pair = own.instrument();
    var reply = row.micro().pass() == 2 ? secondLook.get(pair) : own.book();
    return Optional.ofNullable(reply)
        .flatMap(Reply::found)
        .map(book -> BookMeasure.of(book, input.fx().rate(pair.quote())))
        .filter(BookMeasure.Valid.class::isInstance)
        .map(BookMeasure.Valid.class::cast)
        .orElse(null);
  }

  private static double vwap24h(VenueAnswers own, ScanInput input) {
    var window =
        HourlyWindow.of(own.hourly().found().orElse(List.of()), Interval.HOUR.floor(input.dueAt()));
    double turnover = 0;
    double volume = 0;
    for (int i = HourlyWindow.SLOTS - DAY; i < HourlyWindow.SLOTS; i++) {
      turnover += window.isPresent(i) ? window.quoteVolume(i) : 0;
      volume += window.isPresent(i) ? window.volume(i) : 0;
    }
    return turnover / volume;
  }
}
