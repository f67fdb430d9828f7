package io.cryptorun.domain.universe;

import static io.cryptorun.domain.market.Quote.USD;
import static io.cryptorun.domain.market.Quote.USDT;
import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {

  private static final List<Venue> JOB = List.of(KRAKEN, OKX, COINBASE);

  @Test
  void of_top30_takesTheFirstThirtyRanks() {
    var selection = select("top30", 30, listedOn(40, KRAKEN));
    assertThat(selection.selected()).extracting(Selected::rank).hasSize(30).endsWith(30);
    assertThat(selection.leftOut())
        .hasSize(10)
        .contains(new LeftOut("C30/USD", 31, "OUTSIDE_GROUP"));
  }

  @Test
  void of_remaining_startsBehindTheHotOnes() {
    var selection = select("remaining", 5, listedOn(40, KRAKEN));
    assertThat(selection.selected()).extracting(Selected::rank).containsExactly(31, 32, 33, 34, 35);
    assertThat(selection.leftOut())
        .hasSize(35)
        .contains(new LeftOut("C35/USD", 36, "BEYOND_MAX_SAMPLE"))
        .contains(new LeftOut("C00/USD", 1, "OUTSIDE_GROUP"));
  }

  @Test
  void of_coinOnNoVenueOfTheJob_isSkippedAndNotReplaced() {
    var ranks = listedOn(4, KRAKEN);
    ranks.set(1, ranked(2, "ONLY", Figures.instrument(BINANCE, "ONLY", USDT)));
    var selection = select("top3", 3, ranks);
    assertThat(selection.selected()).extracting(Selected::rank).containsExactly(1, 3);
    assertThat(selection.skipped())
        .containsExactly(
            new Skipped(
                new Symbol("ONLY"), "NOT_ON_JOB_VENUES", "none of kraken, okx, coinbase lists it"));
  }

  @Test
  void of_coinOnlyAgainstAStablecoinOffItsPeg_isSkipped() {
    var ranks =
        List.of(
            ranked(1, "AAA", Figures.instrument(OKX, "AAA", USDT)),
            ranked(
                2,
                "BBB",
                Figures.instrument(KRAKEN, "BBB", USD),
                Figures.instrument(OKX, "BBB", USDT)));
    var selection =
        Selection.of(
            snapshot(ranks, List.of()),
            Group.parse("top30").orElseThrow(),
            new JobVenues(JOB, JOB),
            new Fx(0.9, 1, false, List.of(USDT)),
            30);
    assertThat(selection.skipped()).extracting(Skipped::code).containsExactly("QUOTE_DEPEG");
    assertThat(selection.selected()).hasSize(1);
    assertThat(selection.selected().getFirst().instruments())
        .containsExactly(Figures.instrument(KRAKEN, "BBB", USD));
  }

  @Test
  void of_unhealthyVenueReplaced_readsTheReplacementInItsPlace() {
    var coin =
        ranked(
            1,
            "BTC",
            Figures.instrument(BINANCE, "BTC", USDT),
            Figures.instrument(COINBASE, "BTC", USD),
            Figures.instrument(KRAKEN, "BTC", USD));
    var selected =
        Selection.of(
                snapshot(List.of(coin), List.of()),
                Group.parse("top30").orElseThrow(),
                new JobVenues(JOB, List.of(BINANCE, COINBASE)),
                Figures.PAR,
                30)
            .selected()
            .getFirst();
    assertThat(selected.instruments())
        .extracting(Instrument::venue)
        .containsExactly(BINANCE, COINBASE);
    assertThat(selected.listing()).containsExactly(KRAKEN, COINBASE);
  }

  @Test
  void of_excludedCoins_areLeftOutWithoutARank() {
    var excluded =
        List.of(
            new Excluded("DAI/USD", Exclusion.STABLECOIN),
            new Excluded("C00/USD", Exclusion.UNTESTED));
    var selection =
        Selection.of(
            snapshot(listedOn(1, KRAKEN), excluded),
            Group.parse("top30").orElseThrow(),
            new JobVenues(JOB, JOB),
            Figures.PAR,
            30);
    assertThat(selection.leftOut()).containsExactly(new LeftOut("DAI/USD", null, "STABLECOIN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"top0", "top", "Top30", "top030", "all", "", "top99999"})
  void parse_unknownGroup_isRefused(String spec) {
    assertThat(Group.parse(spec)).isEmpty();
  }

  private static Selection select(String group, int maxSample, List<Ranked> ranks) {
    return Selection.of(
        snapshot(ranks, List.of()),
        Group.parse(group).orElseThrow(),
        new JobVenues(JOB, JOB),
        Figures.PAR,
        maxSample);
  }

  private static List<Ranked> listedOn(int count, Venue venue) {
    var ranks = new ArrayList<Ranked>();
    for (int i = 0; i < count; i++) {
      var base = "C%02d".formatted(i);
      ranks.add(ranked(i + 1, base, Figures.instrument(venue, base, USD)));
    }
    return ranks;
  }

  private static Ranked ranked(int rank, String base, Instrument... pairs) {
    return new Ranked(new Symbol(base), rank, 1e6, 1_000_000, List.of(pairs));
  }

  private static UniverseSnapshot snapshot(List<Ranked> ranks, List<Excluded> excluded) {
    var criteria = new Criteria(100_000, JOB);
    return new UniverseSnapshot(
        Figures.DUE,
        criteria,
        UniverseHash.of(criteria, ranks),
        ranks,
        excluded,
        new DailySamples(LocalDate.of(2021, 5, 7), List.of()),
        new Changes(List.of(), List.of(), null, false),
        List.of(),
        List.of());
  }
}
