package io.cryptorun.domain.scan;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Reply;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The venue a row is computed from: the deepest valid fresh book among those with candles, the
/// earlier venue on a tie. Candles of several venues are never mixed. Where no venue has both, the
/// first with candles serves for the figures alone and the row can only be rejected.
///
/// @param index position among the answers of the row
/// @param hasBook whether that venue's book is valid and fresh
/// @param window that venue's hourly candles
record Primary(int index, boolean hasBook, HourlyWindow window) {

  static Optional<Primary> of(List<VenueAnswers> answers, List<CheckedBook> books, Instant hour) {
    var deepestFirst =
        IntStream.range(0, books.size())
            .filter(i -> books.get(i).isOk())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -books.get(i).depthUsd()))
            .toList();
    for (int i : deepestFirst) {
      var window = window(answers.get(i), hour);
      if (window.isPresent()) {
        return Optional.of(new Primary(i, true, window.get()));
      }
    }
    for (int i = 0; i < answers.size(); i++) {
      var window = window(answers.get(i), hour);
      if (window.isPresent()) {
        return Optional.of(new Primary(i, false, window.get()));
      }
    }
    return Optional.empty();
  }

  /// The hourly candles of a venue, if it delivered any that count.
  static Optional<HourlyWindow> window(VenueAnswers answers, Instant hour) {
    return answers.hourly() instanceof Reply.Received<List<Candle>>(var candles, _, _, _)
        ? Optional.of(HourlyWindow.of(candles, hour)).filter(window -> window.newest() >= 0)
        : Optional.empty();
  }
}
