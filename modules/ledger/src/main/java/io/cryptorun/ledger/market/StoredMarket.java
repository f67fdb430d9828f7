package io.cryptorun.ledger.market;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is kept of one market: closed candles for good, and the newest answer about everything
/// else.
public final class StoredMarket implements MarketCache {

  private final CandleStore candles;
  private final ObservationStore observations;

  /// @param market `live`, or `sim:` and a fingerprint
  public StoredMarket(Database database, String market) {
    this.candles = new CandleStore(database, market);
    this.observations = new ObservationStore(database, market);
  }

  @Override
  public List<Candle> candles(Instrument instrument, Interval interval, Instant from, Instant to) {
    return candles.candles(instrument, interval, from, to);
  }

  @Override
  public void keep(Instrument instrument, Interval interval, List<Candle> closed) {
    candles.keep(instrument, interval, closed);
  }

  @Override
  public Optional<Observation> newest(Observation.Key key) {
    return observations.newest(key);
  }

  @Override
  public void keep(Observation observation) {
    observations.keep(observation);
  }
}
