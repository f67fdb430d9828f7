package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.Bar;
import io.cryptorun.simulator.market.Bars;
import io.cryptorun.simulator.market.Noise;
import java.time.Instant;

/// The hours of one coin. Months of 720 hours are computed as a whole: the log price walks from one
/// month's anchor to the next one's, so that no month needs the ones before it.
record CoinBars(Coin coin, Weather weather, Months months) implements Bars {
  static final int MONTH = 720;
  private static final long FIRST = Instant.parse("2019-01-01T00:00:00Z").getEpochSecond() / 3600;
  private static final long LAST = Instant.parse("2100-01-01T00:00:00Z").getEpochSecond() / 3600;
  private static final int FIGURES = 6;

  @Override
  public Bar at(long hour) {
    long month = Math.floorDiv(hour, MONTH);
    double[] figures = months.of(coin, month, this::compute);
    int start = (int) (hour - month * MONTH) * FIGURES;
    return new Bar(
        figures[start],
        figures[start + 1],
        figures[start + 2],
        figures[start + 3],
        figures[start + 4],
        figures[start + 5]);
  }

  @Override
  public long first() {
    return FIRST;
  }

  @Override
  public long last() {
    return LAST;
  }

  private double[] compute(long month) {
    double[] moves = moves(month);
    double from = anchor(month);
    double correction = (anchor(month + 1) - from - sum(moves)) / MONTH;
    var figures = new double[MONTH * FIGURES];
    double log = from;
    for (int i = 0; i < MONTH; i++) {
      double next = log + moves[i] + correction;
      write(figures, i * FIGURES, month * MONTH + i, log, next);
      log = next;
    }
    return figures;
  }

  private double[] moves(long month) {
    var moves = new double[MONTH];
    long key = key();
    for (int i = 0; i < MONTH; i++) {
      long hour = month * MONTH + i;
      double own = FatTail.of(key, hour) + Burst.of(key, hour).push();
      moves[i] =
          coin.beta() * weather.marketMove(hour)
              + weather.sectorMove(coin.sector(), hour)
              + coin.ownMove() * weather.width(hour) * own;
    }
    return moves;
  }

  /// Log price at the start of a month: a slow swing that all coins share and the coin's own noise.
  private double anchor(long month) {
    long shared = Noise.key("synthetic", "cycle");
    long half = Math.floorDiv(month, 6);
    double part = (month - half * 6) / 6.0;
    double smooth = part * part * (3 - 2 * part);
    double from = Noise.normal(shared, half);
    double swing = from + (Noise.normal(shared, half + 1) - from) * smooth;
    return Math.log(coin.price())
        + 0.35 * coin.beta() * swing
        + 0.16 * Noise.normal(Noise.key(key(), 7), month);
  }

  private void write(double[] figures, int at, long hour, double log, double next) {
    long key = Noise.key(key(), 11);
    double open = Math.exp(log);
    double close = Math.exp(next);
    double typical = ordinaryMove() * weather.width(hour);
    double wick = typical * 0.55;
    figures[at] = open;
    figures[at + 1] =
        Math.max(open, close) * Math.exp(wick * Math.abs(Noise.normal(key, 2 * hour)));
    figures[at + 2] =
        Math.min(open, close) * Math.exp(-wick * Math.abs(Noise.normal(key, 2 * hour + 1)));
    figures[at + 3] = close;
    double usd = volume(hour, Math.abs(next - log) / typical);
    figures[at + 4] = usd / Math.sqrt(open * close);
    figures[at + 5] = usd;
  }

  /// USD traded in an hour.
  ///
  /// @param moves the hour's move in units of an ordinary one
  private double volume(long hour, double moves) {
    long key = Noise.key(key(), 13);
    double slow = 0.35 * Noise.normal(key, Math.floorDiv(hour, 24));
    double fast = 0.3 * Noise.normal(key, 1_000_000_000L + hour);
    double ofDay = 1 + 0.25 * Math.sin((hour % 24 - 9) * Math.PI / 12);
    double ofWeather = Math.pow(weather.width(hour), 0.7);
    return coin.dayVolume()
        / 24
        * ofDay
        * ofWeather
        * Math.exp(slow + fast)
        * (0.55 + 0.55 * moves)
        * Burst.of(key(), hour).volume()
        * Math.sqrt(weather.rally(hour).volume());
  }

  private double ordinaryMove() {
    return Math.hypot(Math.hypot(0.0048 * coin.beta(), 0.0022), coin.ownMove());
  }

  private long key() {
    return coin.key(weather.seed());
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
