package io.cryptorun.simulator.derivatives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.SpotVenue;
import io.cryptorun.simulator.synthetic.SyntheticMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FundingRatesTest {
  private static final long HOUR = 3_600_000L;
  private static final long DAY = 24 * HOUR;
  private static final long SLOT = 8 * HOUR;
  private static final long NOW = Instant.parse("2026-05-05T10:20:30Z").toEpochMilli();
  private static final Market MARKET = SyntheticMarket.of(1);
  private static final List<SpotVenue> ARMS =
      List.of(SpotVenue.BINANCE, SpotVenue.OKX, SpotVenue.KRAKEN);

  @Test
  void settlements_ofEachVenue_stepByTheirIntervalWithJitterOnBinanceOnly() {
    for (var venue : ARMS) {
      var settled = btc(venue).funding().settled(NOW - 7 * DAY, NOW);
      long interval = btc(venue).hours() * HOUR;
      assertThat(settled).as("%s", venue).hasSize((int) (7 * DAY / interval));
      assertThat(settled)
          .allSatisfy(row -> assertThat(row.millis() % interval).isBetween(0L, 12L))
          .allSatisfy(row -> assertThat(row.rate()).isBetween(-0.0075, 0.0075));
      boolean jitter = settled.stream().anyMatch(row -> row.millis() % interval != 0);
      assertThat(jitter).isEqualTo(venue == SpotVenue.BINANCE);
    }
  }

  @Test
  void pastSettlements_askedForLater_areStillTheSame() {
    for (var venue : ARMS) {
      var funding = btc(venue).funding();
      assertThat(funding.settled(NOW - 7 * DAY, NOW + DAY))
          .startsWith(funding.settled(NOW - 7 * DAY, NOW).toArray(Settlement[]::new));
    }
  }

  @Test
  void rateBuildingUp_atItsSettlement_isTheRateCharged() {
    for (var venue : ARMS) {
      var funding = btc(venue).funding();
      long end = funding.next(NOW);
      double charged = funding.settled(end, end + 60_000).getFirst().rate();
      assertThat(funding.current(end - 1)).isEqualTo(charged, within(1e-6));
    }
  }

  @Test
  void newest_isTheTailOfTheHistory() {
    var funding = btc(SpotVenue.OKX).funding();
    assertThat(funding.newest(NOW, 5)).hasSize(5).isEqualTo(tail(funding.settled(0, NOW), 5));
  }

  /// What a reader would compute: the median over the venues against a week of eight-hour slots.
  @Test
  void currentRates_againstTheirWeek_areExtremeInAFewPercentOfAllCases() {
    int cases = 0;
    int extreme = 0;
    for (long now = NOW - 30 * DAY; now < NOW; now += DAY + 5 * HOUR) {
      for (var arms : byCoin(now).values()) {
        double z = z(arms, now);
        cases++;
        extreme += Math.abs(z) >= 2 ? 1 : 0;
      }
    }
    assertThat(cases).isGreaterThan(2000);
    assertThat(extreme / (double) cases).isBetween(0.05, 0.10);
  }

  private static double z(List<Perpetual> arms, long now) {
    var slots = new TreeMap<Long, List<Double>>();
    for (var arm : arms) {
      var own = new TreeMap<Long, List<Double>>();
      for (var row : arm.funding().settled(now - 7 * DAY, now)) {
        own.computeIfAbsent(Math.floorDiv(row.millis() - 60_000, SLOT), _ -> new ArrayList<>())
            .add(row.rate() * 8 / row.hours());
      }
      own.forEach(
          (slot, rates) -> slots.computeIfAbsent(slot, _ -> new ArrayList<>()).add(mean(rates)));
    }
    var series = slots.values().stream().map(FundingRatesTest::median).toList();
    double mean = mean(series);
    double variance =
        series.stream().mapToDouble(rate -> (rate - mean) * (rate - mean)).average().orElse(0);
    double now8 =
        median(arms.stream().map(arm -> arm.funding().current(now) * 8 / arm.hours()).toList());
    return (now8 - mean) / Math.max(1e-5, Math.sqrt(variance));
  }

  private static Map<String, List<Perpetual>> byCoin(long now) {
    var byCoin = new TreeMap<String, List<Perpetual>>();
    for (var venue : ARMS) {
      for (var perpetual : Perpetuals.listed(MARKET, venue, now / 1000)) {
        if (!perpetual.inverse()) {
          byCoin.computeIfAbsent(perpetual.base(), _ -> new ArrayList<>()).add(perpetual);
        }
      }
    }
    byCoin.values().removeIf(arms -> arms.size() < 2);
    return byCoin;
  }

  private static Perpetual btc(SpotVenue venue) {
    return Perpetuals.listed(MARKET, venue, NOW / 1000).stream()
        .filter(perpetual -> perpetual.base().equals("BTC") && !perpetual.inverse())
        .findFirst()
        .orElseThrow();
  }

  private static List<Settlement> tail(List<Settlement> rows, int count) {
    return rows.subList(rows.size() - count, rows.size());
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[half]
        : DoubleStream.of(sorted[half - 1], sorted[half]).average().orElse(0);
  }
}
