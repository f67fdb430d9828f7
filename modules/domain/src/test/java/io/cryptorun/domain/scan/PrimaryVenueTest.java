package io.cryptorun.domain.scan;

import static io.cryptorun.domain.market.Venue.KRAKEN;
import static io.cryptorun.domain.market.Venue.OKX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.cryptorun.domain.gates.Decision;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.market.OrderBook;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrimaryVenueTest {

  private final Stage stage = Stage.withRiser();
  private final double mid = Tape.rising(Stage.HOUR).getLast().close();

  @Test
  void primary_equalDepth_isTheFirstVenue() {
    assertThat(stage.run("UP").micro().venue()).isEqualTo(KRAKEN);
    assertThat(Stage.withRiser().venues(OKX, KRAKEN).run("UP").micro().venue()).isEqualTo(OKX);
  }

  @Test
  void primary_deeperBook_wins() {
    stage.book("UP", OKX, book(OKX, 460_000, Stage.DUE));
    var micro = stage.run("UP").micro();
    assertThat(micro.venue()).isEqualTo(OKX);
    assertThat(micro.candidates())
        .extracting(VenueBook::venue, VenueBook::status)
        .containsExactly(tuple(KRAKEN, "VENUE_OK"), tuple(OKX, "VENUE_OK"));
  }

  @Test
  void primary_deepestBookWithoutCandles_isPassedOver() {
    stage.book("UP", OKX, book(OKX, 900_000, Stage.DUE)).candles("UP", OKX, Stage.missing(OKX));
    assertThat(stage.run("UP").micro().venue()).isEqualTo(KRAKEN);
  }

  @Test
  void primary_deepestBookTooOld_isPassedOver() {
    stage.book("UP", OKX, book(OKX, 900_000, Stage.DUE.minusSeconds(31)));
    var micro = stage.run("UP").micro();
    assertThat(micro.venue()).isEqualTo(KRAKEN);
    assertThat(micro.candidates().getLast().status()).isEqualTo("BOOK_STALE");
  }

  @Test
  void primary_noValidBook_rejectsWithTheFirstFaultOfAVenueThatAnswered() {
    stage
        .book("UP", KRAKEN, Stage.missing(KRAKEN))
        .book("UP", OKX, Stage.received(empty(OKX), Stage.DUE));
    var up = stage.run("UP");
    assertThat(up.micro().venue()).isNull();
    assertThat(up.decision()).isEqualTo(Decision.REJECT);
    assertThat(up.primaryReason()).isEqualTo("BOOK_EMPTY");
    assertThat(up.figures().quality().score()).isNaN();
    assertThat(up.figures().momentum().score()).isGreaterThan(90);
    assertThat(up.entry().judgement().of(Gate.SPREAD).code()).isEqualTo("SPREAD_UNKNOWN");
    assertThat(up.micro().candidates())
        .extracting(VenueBook::status)
        .containsExactly("TIMEOUT", "BOOK_EMPTY");
    assertThat(stage.score().booksToRefresh()).isEmpty();
  }

  @Test
  void primary_noVenueAnswered_saysSo() {
    stage.book("UP", KRAKEN, Stage.missing(KRAKEN)).book("UP", OKX, Stage.missing(OKX));
    assertThat(stage.run("UP").primaryReason()).isEqualTo("NO_HEALTHY_VENUE");
  }

  @Test
  void primary_bookOfAnotherPair_isNotNative() {
    var other = Stage.book(Stage.pair("AAA", KRAKEN), mid, 450_000);
    stage.book("UP", KRAKEN, Stage.received(other, Stage.DUE)).book("UP", OKX, Stage.missing(OKX));
    assertThat(stage.run("UP").primaryReason()).isEqualTo("VENUE_NOT_NATIVE");
  }

  @Test
  void quality_midsApart_countsAgreement() {
    var apart = Stage.book(Stage.pair("UP", OKX), mid * 1.001, 450_000);
    stage.book("UP", OKX, Stage.received(apart, Stage.DUE));
    assertThat(stage.run("UP").figures().quality().agreeScore()).isCloseTo(95, within(0.01));
    stage.book("UP", OKX, Stage.missing(OKX));
    assertThat(stage.run("UP").figures().quality().agreeScore()).isNaN();
    assertThat(stage.run("UP").venueCount()).isEqualTo(1);
  }

  @Test
  void quality_unhealthyVenue_countsAgainstTheCoin() {
    stage.unhealthy(Map.of(OKX, "CIRCUIT_OPEN"));
    var result = stage.run();
    assertThat(result.candidates().getFirst().figures().quality().healthScore()).isEqualTo(50);
    assertThat(result.setting().venues().fallbacks())
        .containsExactly(new Fallback(OKX, Venue.COINBASE, "CIRCUIT_OPEN"));
    assertThat(result.coverage().silent()).containsExactly(OKX);
  }

  private Reply<OrderBook> book(Venue venue, double depthUsd, Instant receivedAt) {
    var book = Stage.book(Stage.pair("UP", venue), mid, depthUsd);
    return Stage.received(Stage.at(book, receivedAt), receivedAt);
  }

  private static OrderBook empty(Venue venue) {
    return OrderBook.of(
        venue,
        Stage.pair("UP", venue),
        List.of(),
        List.of(),
        Stage.DUE,
        Duration.ZERO,
        Duration.ZERO);
  }
}
