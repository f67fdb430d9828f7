package io.cryptorun.domain.market;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What venues said, kept between runs and shared by all jobs and nodes. Closed bars never change,
/// so they have no expiry and only missing ones are fetched; of everything else the newest answer
/// is kept with the time of its receipt, and the reader decides how old it may be.
public interface MarketCache {

  /// Stored bars of an instrument with `from <= openTime <= to`, oldest first.
  List<Candle> candles(Instrument instrument, Interval interval, Instant from, Instant to);

  /// Keeps closed bars; bars already stored stay as they are.
  void keep(Instrument instrument, Interval interval, List<Candle> closed);

  /// The newest stored answer about an item.
  Optional<Observation> newest(Observation.Key key);

  /// Keeps an answer in place of an older one about the same item.
  void keep(Observation observation);

  /// A cache that stores nothing and answers nothing: what a replay uses.
  static MarketCache none() {
    return new MarketCache() {
      @Override
      public List<Candle> candles(
          Instrument instrument, Interval interval, Instant from, Instant to) {
        return List.of();
      }

      @Override
      public void keep(Instrument instrument, Interval interval, List<Candle> closed) {}

      @Override
      public Optional<Observation> newest(Observation.Key key) {
        return Optional.empty();
      }

      @Override
      public void keep(Observation observation) {}
    };
  }
}
