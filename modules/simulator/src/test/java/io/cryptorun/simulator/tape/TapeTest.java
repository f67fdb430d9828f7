package io.cryptorun.simulator.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.market.Figure;
import io.cryptorun.simulator.market.Gaps;
import io.cryptorun.simulator.market.Listing;
import io.cryptorun.simulator.market.SpotVenue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeTest {
  private static final String HEAD =
      "open_time_utc_iso,open,high,low,close,volume_base,volume_quote\n";
  private static final Instant NOON = Instant.parse("2024-03-01T12:30:00Z");

  @TempDir Path folder;

  @BeforeEach
  void record() throws IOException {
    write("ohlcv_1h/COINBASE/AAA-USD.csv", "2024-03-01T", 24, 10);
    write("ohlcv_1h/OKX/AAA-USDT.csv", "2024-03-01T", 24, 11);
    write("ohlcv_1h/BINANCE_USDM/BBB-USDT.csv", "2024-03-01T", 24, 5);
    write("episodes/later/ohlcv_1h/KRAKEN/AAA-USDT.csv", "2024-04-01T", 24, 12);
  }

  @Test
  void source_ofAMissingVenue_isTheFirstInOrderThatHasTheCoin() {
    var tape = Tape.of(folder);
    assertThat(origin(tape, SpotVenue.BINANCE, "AAA/USDT")).startsWith("OKX AAA-USDT; price x");
    assertThat(origin(tape, SpotVenue.KRAKEN, "AAA/USD")).startsWith("OKX AAA-USDT");
    assertThat(origin(tape, SpotVenue.KRAKEN, "BBB/USD")).startsWith("BINANCE_USDM BBB-USDT");
    assertThat(origin(tape, SpotVenue.KRAKEN, "BBB/USD")).endsWith("volume x0.25");
    assertThat(listing(tape, SpotVenue.COINBASE, "AAA/USD").origin()).isNull();
    assertThat(listing(tape, SpotVenue.OKX, "AAA/USDT").origin()).isNull();
  }

  @Test
  void gaps_followTheVenueAndWhetherItWasRecorded() {
    var tape = Tape.of(folder);
    assertThat(listing(tape, SpotVenue.COINBASE, "AAA/USD").gaps()).isEqualTo(Gaps.OMIT);
    assertThat(listing(tape, SpotVenue.OKX, "AAA/USDT").gaps()).isEqualTo(Gaps.FLAT);
    assertThat(listing(tape, SpotVenue.BINANCE, "AAA/USDT").gaps()).isEqualTo(Gaps.FLAT);
  }

  @Test
  void episode_atItsTime_isTheMarketWithItsOwnQuoteBesides() {
    var april = Instant.parse("2024-04-01T10:00:00Z").getEpochSecond();
    assertThat(Tape.of(folder).listings(SpotVenue.KRAKEN, april))
        .extracting(Listing::symbol)
        .containsExactly("AAA/USD", "AAA/USDT", "USDC/USD", "USDT/USD");
    assertThat(Tape.of(folder).listings(SpotVenue.BINANCE, april))
        .extracting(Listing::symbol)
        .containsExactly("AAA/USDT");
  }

  @Test
  void coverage_outsideOfEveryPeriod_isRefusedWithThePeriods() {
    var tape = Tape.of(folder);
    assertThatCode(() -> tape.requireCoverage(NOON)).doesNotThrowAnyException();
    assertThatThrownBy(() -> tape.requireCoverage(Instant.parse("2024-03-02T00:00:00Z")))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining("2024-03-01T00:00:00Z to 2024-03-02T00:00:00Z");
  }

  @Test
  void fingerprint_dependsOnContentAndMoveOnly() throws IOException {
    var before = Tape.of(folder).fingerprint();
    assertThat(Tape.of(folder).fingerprint()).isEqualTo(before).hasSize(64);
    assertThat(Tape.of(folder).moved(NOON, NOON.plusSeconds(90_000)).fingerprint())
        .isNotEqualTo(before);
    assertThat(Tape.of(folder).moved(NOON, NOON.plusSeconds(3600)).fingerprint()).isEqualTo(before);
    write("ohlcv_1h/OKX/AAA-USDT.csv", "2024-03-01T", 24, 11.5);
    assertThat(Tape.of(folder).fingerprint()).isNotEqualTo(before);
  }

  @Test
  void moved_byWholeDays_showsTheSameHourOfAnotherDay() {
    var now = Instant.parse("2024-05-10T18:15:00Z");
    var tape = Tape.of(folder).moved(Instant.parse("2024-03-01T18:00:00Z"), now);
    var hours = listing(tape, SpotVenue.OKX, "AAA/USDT", now).hours();
    assertThat(hours.first())
        .isEqualTo(Instant.parse("2024-05-10T00:00:00Z").getEpochSecond() / 3600);
    tape.requireCoverage(now);
  }

  @Test
  void folder_withoutCandlesOrMissing_isRefused() {
    assertThatThrownBy(() -> Tape.of(folder.resolve("none")))
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> Tape.of(Files.createDirectory(folder.resolve("empty"))))
        .hasMessageContaining("ohlcv_1h/<VENUE>/<BASE-QUOTE>.csv.gz");
  }

  @Test
  void brokenRow_isRefusedWithFileAndLine() throws IOException {
    var file = folder.resolve("ohlcv_1h/OKX/CCC-USDT.csv");
    Files.writeString(
        file, HEAD + "2024-03-01T00:00:00Z,1,1,1,1,1,1\n2024-03-01T12:00:00Z,1,x,1,1,1,1\n");
    var tape = Tape.of(folder);
    assertThatThrownBy(() -> tape.listings(SpotVenue.OKX, NOON.getEpochSecond() - 1800))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining("line 3 of " + file);
  }

  @Test
  void figuresOfPerpetuals_areFoundByVenueCoinAndInstant() throws IOException {
    var file = folder.resolve("episodes/x/funding/OKX_SWAP/AAA-USDT.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "time,rate\n2024-03-01T08:00:00.003Z,0.0001\n2024-03-01T16:00:00.000Z,-0.0002\n");
    var tape = Tape.of(folder);
    long noon = NOON.getEpochSecond();
    var series = Objects.requireNonNull(tape.recorded(Figure.FUNDING, SpotVenue.OKX, "AAA", noon));
    assertThat(series.size()).isEqualTo(2);
    assertThat(series.at(0)).isEqualTo(Instant.parse("2024-03-01T08:00:00.003Z").toEpochMilli());
    assertThat(series.newest(NOON.toEpochMilli())).isZero();
    assertThat(series.value(1)).isEqualTo(-0.0002);
    assertThat(tape.recorded(Figure.FUNDING, SpotVenue.BINANCE, "AAA", noon)).isNull();
    assertThat(tape.recorded(Figure.OPEN_INTEREST, SpotVenue.OKX, "AAA", noon)).isNull();
    assertThat(tape.recorded(Figure.FUNDING, SpotVenue.OKX, "AAA", noon + 86_400)).isNull();
    Files.writeString(file, "time,rate\n2024-03-01T08:00:00Z,x\n");
    assertThatThrownBy(() -> Tape.of(folder).recorded(Figure.FUNDING, SpotVenue.OKX, "AAA", noon))
        .isInstanceOf(SimulatorConfigException.class)
        .hasMessageContaining("row 1 of " + file);
  }

  private static String origin(Tape tape, SpotVenue venue, String symbol) {
    var origin = listing(tape, venue, symbol).origin();
    return origin == null ? "recorded" : origin;
  }

  private static Listing listing(Tape tape, SpotVenue venue, String symbol) {
    return listing(tape, venue, symbol, NOON);
  }

  private static Listing listing(Tape tape, SpotVenue venue, String symbol, Instant at) {
    List<Listing> listings = tape.listings(venue, at.getEpochSecond());
    return listings.stream().filter(one -> one.symbol().equals(symbol)).findFirst().orElseThrow();
  }

  private void write(String name, String day, int hours, double price) throws IOException {
    var rows = new StringBuilder(HEAD);
    for (int hour = 0; hour < hours; hour++) {
      rows.append(
          "%s%02d:00:00Z,%s,%s,%s,%s,3,%s%n"
              .formatted(day, hour, price, price, price, price, 3 * price));
    }
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, rows);
  }
}
