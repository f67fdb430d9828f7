package io.cryptorun.jobs.regime;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.factors.HourlyWindow;
import io.cryptorun.domain.market.CandleRequest;
import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Interval;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The overlay that another job than the refresh works under.
class OverlayEvaluationPostgresTest {

  private static final Instant NOW = RegimeMarket.NOW;

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;
  private String name;

  @BeforeEach
  void market(TestInfo test) {
    name = test.getTestMethod().orElseThrow().getName().replaceAll("[^a-zA-Z]", "");
  }

  @Test
  void inForce_refreshOfAnHourAgo_isTakenAsItStands() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      rig.refresh(NOW.minus(Duration.ofHours(1)));
      market.crash(0.2);
      var overlay = rig.evaluation().inForce(firing(rig, NOW), evidence(market));

      assertThat(overlay.overlay()).isEqualTo(Overlay.NONE);
      assertThat(overlay.toStore()).isNull();
    }
  }

  @Test
  void inForce_olderRefresh_isJudgedAnewOnTheNewestHour() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      rig.refresh(NOW.minus(Duration.ofHours(1)).minusSeconds(1));
      market.crash(0.2);
      var overlay = rig.evaluation().inForce(firing(rig, NOW), evidence(market));

      assertThat(overlay.overlay()).isEqualTo(Overlay.RISK_OFF);
      var row = requireNonNull(overlay.toStore());
      assertThat(row.overlay()).isEqualTo("risk_off");
      assertThat(row.triggers()).contains("btc_crash");
      assertThat(row.riskOffUntil()).isEqualTo(NOW.plus(Duration.ofHours(1)));
      assertThat(overlay.notes()).isEmpty();
    }
  }

  @Test
  void inForce_neverRefreshed_saysWhatItCouldNotJudge() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      var overlay = rig.evaluation().inForce(firing(rig, NOW), evidence(market));

      assertThat(overlay.notes())
          .containsExactly("breadth_washout could not be judged: data is missing");
      assertThat(overlay.toStore()).isNotNull();
    }
  }

  @Test
  void inForce_riskOffOfARefresh_staysForItsHour() throws Exception {
    var market = RegimeMarket.of(11, 0.012, -0.03);
    try (var rig = rig(market)) {
      rig.refresh(NOW);
      var within =
          rig.evaluation().inForce(firing(rig, NOW.plus(Duration.ofHours(1))), evidence(market));
      assertThat(within.overlay()).isEqualTo(Overlay.RISK_OFF);
      assertThat(within.toStore()).isNull();
    }
  }

  @Test
  void inForce_replay_doesNotReadWhatItsOwnJobLeft() throws Exception {
    var market = RegimeMarket.normal();
    try (var rig = rig(market)) {
      var firing = rig.firingOfOther(NOW, SlotKind.REPLAY);
      new Questions(POSTGRES.database())
          .execute(
              """
              insert into cryptorun.overlay_evaluation (market, valid_at, job, run_id, overlay, triggers, risk_off_until)
              values ('%s', '%s', 'premove.hourly', '%s', 'risk_off', '{btc_crash}', '%s')
              """
                  .formatted(
                      firing.market(),
                      NOW.minusSeconds(600),
                      firing.fence().runId(),
                      NOW.plusSeconds(3000)));
      assertThat(rig.evaluation().inForce(firing, evidence(market)).overlay())
          .isEqualTo(Overlay.NONE);
      var live = rig.firingOfOther(NOW, SlotKind.MANUAL);
      assertThat(rig.evaluation().inForce(live, evidence(market)).overlay())
          .isEqualTo(Overlay.RISK_OFF);
    }
  }

  private RegimeRig rig(RegimeMarket market) {
    return new RegimeRig(POSTGRES.database(), home, name, market);
  }

  private static Firing firing(RegimeRig rig, Instant dueAt) throws InterruptedException {
    return rig.firingOfOther(dueAt, SlotKind.MANUAL);
  }

  private static OverlayEvidence evidence(RegimeMarket market) {
    var peg = RegimeMarket.pair(Venue.KRAKEN, "USDT");
    var bitcoin = window(market, RegimeMarket.pair(Venue.KRAKEN, "BTC"));
    return new OverlayEvidence(
        bitcoin,
        IntStream.rangeClosed(1, 28)
            .mapToObj("K%02d"::formatted)
            .map(base -> window(market, RegimeMarket.pair(Venue.KRAKEN, base)))
            .toList(),
        List.of(peg),
        0.0001,
        0.0001);
  }

  private static HourlyWindow window(RegimeMarket market, Instrument pair) {
    var request = new CandleRequest(pair, Interval.HOUR, HourlyWindow.SLOTS, NOW);
    var reply = requireNonNull(market.spot.candles(List.of(request)).get(request));
    return HourlyWindow.of(reply.found().orElseThrow(), NOW);
  }
}
