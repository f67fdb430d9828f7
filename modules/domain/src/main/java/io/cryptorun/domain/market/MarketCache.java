package io.cryptorun.domain.market;

import java.time.Instant;
import java.util.List;

/// Closed candles kept between runs and shared by all jobs and nodes. Closed bars never change, so
/// they have no expiry; only missing ones are fetched.
public interface MarketCache {

  /// Stored bars of an instrument with `from <= openTime <= to`, oldest first.
  List<Candle> candles(Instrument instrument, Interval interval, Instant from, Instant to);

  /// Keeps closed bars; bars already stored stay as they are.
  void keep(Instrument instrument, Interval interval, List<Candle> closed);

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
    };
  }
}
