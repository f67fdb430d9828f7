package io.cryptorun.venues;

import static io.cryptorun.venues.Rig.about;
import static io.cryptorun.venues.Rig.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.MarketCache;
import io.cryptorun.domain.market.Observation;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VenueDerivativesTest {
  private static final Contract BINANCE_BTC = new Contract(Venue.BINANCE, "BTC-P", "BTC");
  private static final Contract BINANCE_ETH = new Contract(Venue.BINANCE, "ETH-P", "ETH");
  private static final Contract OKX_BTC = new Contract(Venue.OKX, "BTC-P", "BTC");
  private static final Duration WEEK = Duration.ofDays(7);

  private final Rig rig = new Rig("2026-03-04T15:20:00Z");
  private final FakeArm binance = new FakeArm(Venue.BINANCE, rig.clock);
  private final FakeArm okx = new FakeArm(Venue.OKX, rig.clock);
  private final StoredBars cache = new StoredBars();
  private final VenueDerivatives data = derivatives(cache);

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void contracts_ofVenuesWithoutAnArm_areNotAsked() throws Exception {
    binance.contracts.add(BINANCE_BTC);

    var replies = data.contracts(List.of(Venue.COINBASE, Venue.BINANCE, Venue.OKX));

    assertThat(replies).containsOnlyKeys(Venue.BINANCE, Venue.OKX);
    assertThat(value(about(Venue.BINANCE, replies))).containsExactly(BINANCE_BTC);
    assertThatThrownBy(() -> data.funding(List.of(new Contract(Venue.COINBASE, "A", "A"))))
        .isInstanceOf(IllegalStateException.class)
        .hasRootCauseMessage("coinbase has no derivatives arm here");
  }

  @Test
  void funding_isOneCallAVenue_andAMissingRateIsAFaultOfItsContract() throws Exception {
    binance.rates.put("BTC-P", new CurrentFunding(0.0001, null));
    okx.rates.put("BTC-P", new CurrentFunding(0, Duration.ofHours(8)));

    var replies = data.funding(List.of(BINANCE_BTC, OKX_BTC, BINANCE_ETH));

    assertThat(replies.keySet()).containsExactly(BINANCE_BTC, OKX_BTC, BINANCE_ETH);
    assertThat(value(about(BINANCE_BTC, replies)).rate()).isEqualTo(0.0001);
    assertThat(value(about(OKX_BTC, replies)).rate()).isZero();
    assertFault(about(BINANCE_ETH, replies), Fault.Code.UNKNOWN_INSTRUMENT);
    assertThat(binance.asked).containsExactly("funding");
  }

  @Test
  void funding_ofAVenueThatFails_isMissingThereAndOnlyThere() throws Exception {
    binance.fail();
    okx.rates.put("BTC-P", new CurrentFunding(0.0002, null));

    var replies = data.funding(List.of(BINANCE_BTC, BINANCE_ETH, OKX_BTC));

    assertFault(about(BINANCE_BTC, replies), Fault.Code.TIMEOUT);
    assertFault(about(BINANCE_ETH, replies), Fault.Code.TIMEOUT);
    assertThat(value(about(OKX_BTC, replies)).rate()).isEqualTo(0.0002);
  }

  @Test
  void openInterest_isAskedEachTime() throws Exception {
    binance.open = new OpenInterest(rig.clock.instant(), 7);

    data.openInterest(List.of(BINANCE_BTC));
    var replies = data.openInterest(List.of(BINANCE_BTC));

    assertThat(value(about(BINANCE_BTC, replies)).base()).isEqualTo(7);
    assertThat(binance.asked).hasSize(2);
  }

  @Test
  void settlements_withinTheHour_areReused() throws Exception {
    binance.settled.add(new Settlement(at("2026-03-04T08:00:00Z"), 0.0001));
    binance.settled.add(new Settlement(at("2026-03-03T16:00:00Z"), 1.1795815277778e-05));
    settlements(BINANCE_BTC);
    rig.clock.tick(Duration.ofMinutes(39));

    var reply = settlements(BINANCE_BTC);

    assertThat(binance.asked).hasSize(1);
    assertThat(reply)
        .isEqualTo(
            new Reply.Received<>(
                List.of(
                    new Settlement(at("2026-03-03T16:00:00Z"), 1.1795815277778e-05),
                    new Settlement(at("2026-03-04T08:00:00Z"), 0.0001)),
                at("2026-03-04T15:20:00Z"),
                Duration.ZERO,
                true));
  }

  @Test
  void settlements_afterTheNextFullHour_areAskedAgain() throws Exception {
    settlements(BINANCE_BTC);
    rig.clock.tick(Duration.ofMinutes(40));
    binance.settled.add(new Settlement(at("2026-03-04T16:00:00Z"), 0.0003));

    assertThat(value(settlements(BINANCE_BTC))).hasSize(1);
    assertThat(binance.asked).hasSize(2);
  }

  @Test
  void settlements_readInTheFirstMinute_mayLackTheNewest_andAreAskedAgainAfterIt()
      throws Exception {
    rig.clock.tick(Duration.ofMinutes(40));
    settlements(BINANCE_BTC); // 16:00:00, and the venue has not settled yet
    rig.clock.tick(Duration.ofSeconds(20));
    settlements(BINANCE_BTC);
    assertThat(binance.asked).hasSize(1);
    rig.clock.tick(Duration.ofMinutes(15));
    binance.settled.add(new Settlement(at("2026-03-04T16:00:00Z"), 0.0003));

    assertThat(value(settlements(BINANCE_BTC))).hasSize(1);
    assertThat(binance.asked).hasSize(2);
  }

  @Test
  void settlements_ofALongerWindow_areAskedAgain() throws Exception {
    settlements(BINANCE_BTC);
    var now = rig.clock.instant();

    data.settlements(List.of(BINANCE_BTC), now.minus(WEEK).minusSeconds(1), now);

    assertThat(binance.asked).hasSize(2);
  }

  @Test
  void settlements_keptByALateRun_doNotEndBeforeThoseOfThePresent() throws Exception {
    var late = at("2026-03-04T14:00:00Z");
    data.settlements(List.of(BINANCE_BTC), late.minus(WEEK).minus(WEEK), late);
    binance.settled.add(new Settlement(at("2026-03-04T15:00:00Z"), 0.0003));

    assertThat(value(settlements(BINANCE_BTC))).hasSize(1);
  }

  @Test
  void settlements_thatFailed_areNotKept() throws Exception {
    binance.fail();

    assertFault(settlements(BINANCE_BTC), Fault.Code.TIMEOUT);
    assertThat(
            cache.newest(new Observation.Key(Venue.BINANCE, Observation.Kind.SETTLEMENTS, "BTC-P")))
        .isEmpty();
  }

  @Test
  void settlements_ofAnUnknownForm_areAskedAgain() throws Exception {
    var key = new Observation.Key(Venue.BINANCE, Observation.Kind.SETTLEMENTS, "BTC-P");
    cache.keep(new Observation(key, "series-0 what an older version wrote", rig.clock.instant()));

    settlements(BINANCE_BTC);

    assertThat(binance.asked).hasSize(1);
  }

  @Test
  void replay_readsAndKeepsNothing() throws Exception {
    var replay = derivatives(MarketCache.none());
    var now = rig.clock.instant();

    replay.settlements(List.of(BINANCE_BTC), now.minus(WEEK), now);
    replay.settlements(List.of(BINANCE_BTC), now.minus(WEEK), now);

    assertThat(binance.asked).hasSize(2);
  }

  @Test
  void openInterestHistory_isOfTwoDays_andReusedWithinTheHour() throws Exception {
    binance.history.add(new OpenInterest(at("2026-03-03T15:00:00Z"), 1234.5));
    binance.history.add(new OpenInterest(at("2026-03-02T15:00:00Z"), 1));
    var contracts = List.of(BINANCE_BTC, OKX_BTC);

    data.openInterestHistory(contracts, rig.clock.instant());
    rig.clock.tick(Duration.ofMinutes(10));
    var replies = data.openInterestHistory(contracts, rig.clock.instant());

    assertThat(value(about(BINANCE_BTC, replies)))
        .containsExactly(new OpenInterest(at("2026-03-03T15:00:00Z"), 1234.5));
    assertThat(value(about(OKX_BTC, replies))).isEmpty();
    assertThat(binance.asked).hasSize(1);
  }

  private Reply<List<Settlement>> settlements(Contract contract) throws InterruptedException {
    var now = rig.clock.instant();
    return data.settlements(List.of(contract), now.minus(WEEK), now).values().iterator().next();
  }

  private VenueDerivatives derivatives(MarketCache kept) {
    return new VenueDerivatives(List.of(binance, okx), kept, rig.timing());
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static void assertFault(Reply<?> reply, Fault.Code code) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Missing.class, missing -> assertThat(missing.fault().code()).isEqualTo(code));
  }
}
