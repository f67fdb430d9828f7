package io.cryptorun.domain.universe;

import static io.cryptorun.domain.market.Quote.USD;
import static io.cryptorun.domain.market.Quote.USDT;
import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.domain.market.Candle;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class UniverseBuilderTest {

  @Test
  void rank_severalVenues_addsTheirVolumesInDollars() {
    var universe =
        build(
            new Figures()
                .pair(KRAKEN, "BTC", USD, 1_000_000)
                .pair(OKX, "BTC", USDT, 2_000_000)
                .pair(COINBASE, "BTC", USD, 500_000)
                .request(new Fx(0.995, 1, false, List.of()), History.none()));
    assertThat(universe.ranks())
        .extracting(Ranked::symbol, Ranked::rank, Ranked::adv24, Ranked::advUsd)
        .containsExactly(tuple(new Symbol("BTC"), 1, 3_490_000L, 3_490_000.0));
    assertThat(universe.ranks().getFirst().instruments())
        .extracting(pair -> pair.venue())
        .containsExactly(COINBASE, KRAKEN, OKX);
  }

  @Test
  void rank_equalVolumes_goesByName() {
    var universe =
        build(
            new Figures()
                .pair(KRAKEN, "ETH", USD, 1_000_000)
                .pair(KRAKEN, "ADA", USD, 1_000_000)
                .pair(KRAKEN, "SOL", USD, 2_000_000)
                .request());
    assertThat(names(universe)).containsExactly("SOL/USD", "ADA/USD", "ETH/USD");
  }

  @Test
  void rank_twoQuotesOnOneVenue_choosesTheMoreTraded() {
    var universe =
        build(
            new Figures()
                .pair(OKX, "BTC", USD, 200_000)
                .pair(OKX, "BTC", USDT, 900_000)
                .pair(OKX, "ETH", USD, 800_000)
                .pair(OKX, "ETH", USDT, 300_000)
                .request());
    assertThat(universe.ranks())
        .flatExtracting(Ranked::instruments)
        .containsExactly(Figures.instrument(OKX, "BTC", USDT), Figures.instrument(OKX, "ETH", USD));
    assertThat(universe.ranks().getFirst().adv24()).isEqualTo(900_000);
  }

  @Test
  void rank_quoteOffItsPeg_countsNoVolumeOfIt() {
    var universe =
        build(
            new Figures()
                .pair(KRAKEN, "BTC", USD, 1_000_000)
                .pair(OKX, "BTC", USDT, 5_000_000)
                .pair(BINANCE, "BNB", USDT, 5_000_000)
                .request(new Fx(0.95, 1, false, List.of(USDT)), History.none()));
    assertThat(universe.ranks()).extracting(Ranked::adv24).containsExactly(1_000_000L);
    assertThat(universe.excluded())
        .containsExactly(new Excluded("BNB/USD", Exclusion.ADV_BELOW_MIN));
  }

  @Test
  void rank_sideQuotesOfAVenue_areNotRead() {
    var universe =
        build(
            new Figures()
                .pair(KRAKEN, "BTC", USD, 400_000)
                .pair(KRAKEN, "BTC", USDT, 900_000)
                .request());
    assertThat(universe.ranks()).extracting(Ranked::adv24).containsExactly(400_000L);
  }

  @Test
  void rank_earlierSamples_averagesOverAtMostSevenDays() {
    var earlier = new ArrayList<DailySamples>();
    for (int day = 1; day <= 9; day++) {
      earlier.add(
          new DailySamples(
              LocalDate.of(2021, 5, 7).minusDays(day),
              List.of(new AdvSample(new Symbol("BTC"), day <= 6 ? 800_000 : 99_000_000))));
    }
    var figures = new Figures().pair(KRAKEN, "BTC", USD, 1_500_000);
    var universe = build(figures.request(Figures.PAR, new History(null, earlier)));
    assertThat(universe.ranks().getFirst().advUsd()).isEqualTo(900_000);
    assertThat(universe.ranks().getFirst().adv24()).isEqualTo(1_500_000);
    assertThat(universe.samples().day()).isEqualTo("2021-05-07");
    assertThat(universe.samples().samples())
        .containsExactly(new AdvSample(new Symbol("BTC"), 1_500_000));
  }

  @Test
  void rank_coinThatWasNearTheTop_mustBeOvertakenByFivePercent() {
    var before = build(new Figures().pair(KRAKEN, "AAA", USD, 1_000_000).request());
    var history = new History(before, List.of());
    var close =
        new Figures().pair(KRAKEN, "AAA", USD, 1_000_000).pair(KRAKEN, "BBB", USD, 1_040_000);
    assertThat(names(build(close.request(Figures.PAR, history))))
        .containsExactly("AAA/USD", "BBB/USD");
    var clear =
        new Figures().pair(KRAKEN, "AAA", USD, 1_000_000).pair(KRAKEN, "BBB", USD, 1_060_000);
    var universe = build(clear.request(Figures.PAR, history));
    assertThat(names(universe)).containsExactly("BBB/USD", "AAA/USD");
    assertThat(universe.ranks())
        .extracting(Ranked::advUsd)
        .containsExactly(1_060_000.0, 1_000_000.0);
  }

  @Test
  void rank_excludedCoins_areListedWithTheirReason() {
    var figures =
        new Figures()
            .pair(KRAKEN, "BTC", USD, 9_000_000)
            .pair(KRAKEN, "DAI", USD, 8_000_000)
            .pair(KRAKEN, "EUR", USD, 7_000_000)
            .pair(KRAKEN, "XMR", USD, 6_000_000)
            .pair(KRAKEN, "TINY", USD, 99_999)
            .pair(KRAKEN, "EDGE", USD, 100_000)
            .withoutBook(KRAKEN, "GONE", USD, 5_000_000)
            .withoutBook(KRAKEN, "HALF", USD, 5_000_000)
            .pair(OKX, "HALF", USDT, 5_000_000)
            .malformed(KRAKEN, "FOO.D");
    var plain = figures.request();
    var universe =
        build(
            new UniverseRequest(
                plain.dueAt(),
                plain.venues(),
                plain.figures(),
                plain.fx(),
                Set.of(new Symbol("XMR")),
                plain.candleRates(),
                plain.history()));
    assertThat(names(universe)).containsExactly("HALF/USD", "BTC/USD", "EDGE/USD");
    assertThat(universe.excluded())
        .containsExactly(
            new Excluded("DAI/USD", Exclusion.STABLECOIN),
            new Excluded("EUR/USD", Exclusion.FIAT),
            new Excluded("FOO.D", Exclusion.MALFORMED_SYMBOL),
            new Excluded("GONE/USD", Exclusion.NO_BOOK),
            new Excluded("TINY/USD", Exclusion.ADV_BELOW_MIN),
            new Excluded("XMR/USD", Exclusion.DO_NOT_TRADE));
  }

  @Test
  void rank_coinOnlyOnCoinbase_countsAsHavingABook() {
    assertThat(names(build(new Figures().pair(COINBASE, "BTC", USD, 900_000).request())))
        .containsExactly("BTC/USD");
  }

  @Test
  void nextBatch_moreThan140Coins_asksOnlyForFreePlaces() {
    var figures = coins(200);
    var first = UniverseBuilder.rank(figures.request());
    assertThat(first.nextBatch()).hasSize(140);
    assertThat(first.nextBatch().getFirst().instrument().base()).isEqualTo("C000");
    var second =
        first.tested(answers(first, coin -> coin.equals("C003") ? pegged() : trading(288)));
    assertThat(second.nextBatch()).extracting(r -> r.instrument().base()).containsExactly("C140");
    var done = second.tested(answers(second, _ -> trading(288)));
    assertThat(done.nextBatch()).isEmpty();
    var universe = done.snapshot();
    assertThat(universe.ranks()).hasSize(140);
    assertThat(universe.ranks().get(3).symbol()).isEqualTo(new Symbol("C004"));
    assertThat(universe.ranks().get(3).rank()).isEqualTo(4);
    assertThat(universe.excluded())
        .contains(new Excluded("C003/USD", Exclusion.PEG_DETECTED))
        .contains(new Excluded("C141/USD", Exclusion.BEYOND_140))
        .hasSize(60);
  }

  @Test
  void snapshot_coinsUntested_isRefused() {
    var candidates = UniverseBuilder.rank(coins(2).request());
    assertThatThrownBy(candidates::snapshot)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from rank 1");
  }

  @Test
  void tested_venueGaveNoCandles_coinSurvivesWithANote() {
    var candidates = UniverseBuilder.rank(coins(2).request());
    var fault = new Fault(KRAKEN, Fault.Code.TIMEOUT, "GET /OHLC", null, "no answer");
    var replies = answers(candidates, _ -> trading(288));
    replies.put(candidates.nextBatch().getFirst(), fault.missing());
    var universe = candidates.tested(replies).snapshot();
    assertThat(names(universe)).containsExactly("C000/USD", "C001/USD");
    assertThat(universe.excluded()).containsExactly(new Excluded("C000/USD", Exclusion.UNTESTED));
  }

  @Test
  void tested_listedLessThanThreeDays_isExcluded() {
    var candidates = UniverseBuilder.rank(coins(3).request());
    var universe =
        candidates
            .tested(
                answers(
                    candidates,
                    coin ->
                        switch (coin) {
                          case "C000" -> trading(71);
                          case "C001" -> trading(72);
                          default -> List.of();
                        }))
            .snapshot();
    assertThat(names(universe)).containsExactly("C001/USD");
    assertThat(universe.excluded())
        .containsExactly(
            new Excluded("C000/USD", Exclusion.SHORT_HISTORY),
            new Excluded("C002/USD", Exclusion.SHORT_HISTORY));
  }

  @Test
  void nextBatch_coinOnSeveralVenues_asksTheFastest() {
    var candidates =
        UniverseBuilder.rank(
            new Figures()
                .pair(KRAKEN, "BTC", USD, 3_000_000)
                .pair(OKX, "BTC", USDT, 1_000_000)
                .pair(COINBASE, "BTC", USD, 1_000_000)
                .request());
    assertThat(candidates.nextBatch().getFirst().instrument())
        .isEqualTo(Figures.instrument(OKX, "BTC", USDT));
    assertThat(candidates.nextBatch().getFirst().count()).isEqualTo(288);
  }

  @Test
  void snapshot_venueDown_isListedAsMissing() {
    var universe =
        build(new Figures().pair(KRAKEN, "BTC", USD, 900_000).down(OKX).down(BINANCE).request());
    assertThat(universe.missing()).containsExactly(BINANCE, COINBASE, OKX);
    assertThat(universe.source()).isEqualTo("kraken");
  }

  @Test
  void rank_everyVenueDown_leavesNothing() {
    assertThat(UniverseBuilder.rank(new Figures().down(KRAKEN).down(OKX).request()).isEmpty())
        .isTrue();
  }

  @Test
  void snapshot_afterAnother_tellsWhatChanged() {
    var before = build(coins(3).request());
    var after =
        build(
            new Figures()
                .pair(KRAKEN, "C000", USD, 9_000_000)
                .pair(KRAKEN, "NEW", USD, 8_000_000)
                .pair(KRAKEN, "C001", USD, 7_000_000)
                .request(Figures.PAR, new History(before, List.of())));
    assertThat(after.changes())
        .isEqualTo(new Changes(List.of("NEW/USD"), List.of("C002/USD"), before.hash(), true));
    assertThat(before.changes().prevHash()).isNull();
  }

  @Test
  void hash_knownUniverse_coversCompactJson() {
    var criteria = new Criteria(100_000, List.of(OKX, KRAKEN));
    var ranks = build(coins(2).request()).ranks().reversed();
    assertThat(UniverseHash.text(criteria, ranks))
        .isEqualTo(
            """
            {"criteria":{"quote":"USD","min_adv_usd":100000,"venue":"kraken,okx"},\
            "symbols":["C000/USD","C001/USD"]}\
            """);
    assertThat(UniverseHash.of(criteria, ranks)).matches("[0-9a-f]{64}");
    assertThat(UniverseHash.text(criteria, List.of())).endsWith("\"symbols\":[]}");
  }

  @Test
  void serves_sameUtcDayOnly() {
    var universe = build(coins(1).request());
    assertThat(universe.serves(Figures.DUE.plusSeconds(21 * 3600))).isTrue();
    assertThat(universe.serves(Figures.DUE.plusSeconds(22 * 3600))).isFalse();
    assertThat(universe.standsInFor(Figures.DUE.plusSeconds(48 * 3600))).isTrue();
    assertThat(universe.standsInFor(Figures.DUE.plusSeconds(48 * 3600 + 1))).isFalse();
  }

  private static Figures coins(int count) {
    var figures = new Figures();
    for (int i = 0; i < count; i++) {
      figures.pair(KRAKEN, "C%03d".formatted(i), USD, 900_000_000L - i * 1_000_000L);
    }
    return figures;
  }

  private static UniverseSnapshot build(UniverseRequest request) {
    var candidates = UniverseBuilder.rank(request);
    while (!candidates.nextBatch().isEmpty()) {
      candidates = candidates.tested(answers(candidates, _ -> trading(288)));
    }
    return candidates.snapshot();
  }

  private static Map<CandleRequest, Reply<List<Candle>>> answers(
      Candidates candidates, Function<String, List<Candle>> byBase) {
    var replies = new HashMap<CandleRequest, Reply<List<Candle>>>();
    for (var request : candidates.nextBatch()) {
      replies.put(request, Figures.received(byBase.apply(request.instrument().base())));
    }
    return replies;
  }

  private static List<Candle> trading(int hours) {
    return CandleExclusionTest.bars(hours, i -> 100 + i % 7);
  }

  private static List<Candle> pegged() {
    return CandleExclusionTest.bars(288, i -> 1 + 0.0001 * (i % 2));
  }

  private static List<String> names(UniverseSnapshot universe) {
    return universe.ranks().stream().map(ranked -> ranked.symbol().toString()).toList();
  }
}
