package io.cryptorun.domain.universe;

import static io.cryptorun.domain.market.Quote.USD;
import static io.cryptorun.domain.market.Quote.USDT;
import static io.cryptorun.domain.market.Venue.BINANCE;
import static io.cryptorun.domain.market.Venue.COINBASE;
import static io.cryptorun.domain.market.Venue.KRAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Instrument;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoinbaseStatsTest {

  @Test
  void pairs_coinAmongTheFirst250OfAVenue_isAsked() {
    var figures = new Figures();
    for (int i = 0; i < 260; i++) {
      figures.pair(BINANCE, "C%03d".formatted(i), USDT, 1_000_000L - i);
      figures.pair(COINBASE, "C%03d".formatted(i), USD, 1);
    }
    figures.pair(KRAKEN, "C255", USD, 5).pair(COINBASE, "ONLY", USD, 9_000_000);
    var bulk = figures.build();
    var asked =
        CoinbaseStats.pairs(
            new VenueFigures(bulk.listings(), bulk.tickers(), Map.of()), Figures.PAR);
    assertThat(asked)
        .hasSize(251)
        .allMatch(pair -> pair.venue() == COINBASE)
        .extracting(Instrument::base)
        .startsWith("C000", "C255", "C001")
        .doesNotContain("ONLY", "C250");
  }
}
