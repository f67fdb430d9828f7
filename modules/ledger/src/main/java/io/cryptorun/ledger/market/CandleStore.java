package io.cryptorun.ledger.market;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Closed candles of one market, kept without expiry.
final class CandleStore {

  private static final String READ =
      """
      select open_time, open, high, low, close, volume, quote_volume, filled
      from cryptorun.candle
      where market = :market and venue = :venue and instrument = :instrument and interval = :interval
        and open_time between :from and :to
      order by open_time
      """;

  private static final String KEEP =
      """
      insert into cryptorun.candle (market, venue, instrument, interval, open_time, open, high, low, close,
                                    volume, quote_volume, filled)
      select :market, :venue, :instrument, :interval, bar.*
      from unnest(:openTimes, :opens, :highs, :lows, :closes, :volumes, :quoteVolumes, :filled) as bar
      on conflict do nothing
      """;

  private final Database database;
  private final String market;

  /// @param market `live`, or `sim:` and a fingerprint
  CandleStore(Database database, String market) {
    this.database = database;
    this.market = market;
  }

  List<Candle> candles(Instrument instrument, Interval interval, Instant from, Instant to) {
    return database.read(handle ->
        handle
            .createQuery(READ)
            .bind("market", market)
            .bind("venue", instrument.venue().id())
            .bind("instrument", instrument.id())
            .bind("interval", word(interval))
            .bind("from", from)
            .bind("to", to)
            .map(ConstructorMapper.of(Candle.class))
            .list());
  }

  /// One statement however many bars there are, in the order of their times: two processes that
  /// keep the same bars then wait for each other instead of blocking each other.
  void keep(Instrument instrument, Interval interval, List<Candle> closed) {
    if (closed.isEmpty()) {
      return;
    }
    var bars = closed.stream().sorted(Comparator.comparing(Candle::openTime)).toList();
    database.write(handle ->
        handle
            .createUpdate(KEEP)
            .bind("market", market)
            .bind("venue", instrument.venue().id())
            .bind("instrument", instrument.id())
            .bind("interval", word(interval))
            .bindArray("openTimes", Instant.class, column(bars, Candle::openTime))
            .bindArray("opens", Double.class, column(bars, Candle::open))
            .bindArray("highs", Double.class, column(bars, Candle::high))
            .bindArray("lows", Double.class, column(bars, Candle::low))
            .bindArray("closes", Double.class, column(bars, Candle::close))
            .bindArray("volumes", Double.class, column(bars, Candle::volume))
            .bindArray("quoteVolumes", Double.class, column(bars, Candle::quoteVolume))
            .bindArray("filled", Boolean.class, column(bars, Candle::filled))
            .execute());
  }

  private static <T> List<T> column(List<Candle> bars, Function<Candle, T> figure) {
    return bars.stream().map(figure).toList();
  }

  private static String word(Interval interval) {
    return interval.name().toLowerCase(Locale.ROOT);
  }
}
