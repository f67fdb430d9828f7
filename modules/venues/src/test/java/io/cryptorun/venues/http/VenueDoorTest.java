package io.cryptorun.venues.http;

import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static io.cryptorun.venues.http.ScriptedDoor.GOOD;
import static io.cryptorun.venues.http.ScriptedDoor.fault;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import io.cryptorun.venues.ScriptedVenue;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueDoorTest {
  private static final BackoffSettings ONCE =
      new BackoffSettings(Duration.ZERO, Duration.ZERO, 1, 0);

  private final ScriptedDoor scripted = new ScriptedDoor();
  private final Rig rig = scripted.rig();

  @AfterEach
  void close() {
    scripted.close();
  }

  @Test
  void call_goodAnswer_isStampedOnReceipt() throws Exception {
    rig.venue.on(
        "/x",
        exchange -> {
          rig.nanos.tick(Duration.ofMillis(40));
          ok(GOOD).to(exchange);
        });

    var reply = scripted.ask(scripted.door(rig.settings(Venue.KRAKEN)));

    assertThat(reply)
        .isEqualTo(
            new Reply.Received<>(
                Map.of("n", BigDecimal.ONE), rig.clock.instant(), Duration.ofMillis(40), false));
    assertThat(rig.budgets.taken()).containsExactly("kraken public");
    assertThat(rig.venue.headersOfLast().get("User-agent")).containsExactly("cryptorun/1.0");
    assertThat(rig.venue.headersOfLast().get("Accept")).containsExactly("application/json");
    assertThat(rig.venue.headersOfLast().get("Accept-encoding")).containsExactly("gzip");
  }

  @Test
  void serverError_thenGood_isRepeatedAndPaidTwice() throws Exception {
    rig.venue.on("/x", status(500, "{}"), ok(GOOD));

    assertThat(value(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))))).containsKey("n");
    assertThat(rig.budgets.taken()).hasSize(2);
  }

  @Test
  void serverError_again_isGivenUpAfterTheRetries() throws Exception {
    rig.venue.on("/x", status(503, "{\"why\":\"maintenance\"}"));

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.VENUE_ERROR);
    assertThat(fault.status()).isEqualTo(503);
    assertThat(fault.call()).isEqualTo("kraken /x");
    assertThat(fault.text()).isEqualTo("{\"why\":\"maintenance\"}");
    assertThat(rig.venue.requests()).hasSize(3);
  }

  @Test
  void serviceUnavailable_retryAfterZero_eachRequestIsPaid() throws Exception {
    rig.venue.on("/x", status(503, "{}", "Retry-After", "0"));

    assertThat(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))))
        .isInstanceOf(Reply.Missing.class);
    assertThat(rig.venue.requests()).hasSameSizeAs(rig.budgets.taken());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 422})
  void clientError_isNotRepeatedAndOpensNothing(int status) throws Exception {
    rig.venue.on("/x", status(status, "{}"));
    var door = scripted.door(rig.settings(Venue.KRAKEN));

    for (int i = 0; i < 4; i++) {
      assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.VENUE_ERROR);
    }
    assertThat(rig.venue.requests()).hasSize(4);
    assertThat(door.circuit()).isEqualTo(Circuit.State.CLOSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 451})
  void turnedAway_tripsTheCircuit(int status) throws Exception {
    rig.venue.on("/x", status(status, "<html>blocked</html>"));
    var door = scripted.door(rig.settings(Venue.KRAKEN));

    assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.REFUSED);
    assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.CIRCUIT_OPEN);
    assertThat(rig.venue.requests()).hasSize(1);
    assertThat(rig.budgets.taken()).hasSize(1);
  }

  @Test
  void silence_isATimeout() throws Exception {
    var never = new CountDownLatch(1);
    rig.venue.on("/x", _ -> never.await());
    var impatient = once(rig.venue.uri(), Duration.ofMillis(200));

    assertThat(fault(scripted.ask(scripted.door(impatient))).code()).isEqualTo(Fault.Code.TIMEOUT);
    never.countDown();
  }

  /// The port is kept by a socket that does not listen.
  @Test
  void nobodyListening_isUnreachable() throws Exception {
    try (var taken = new Socket()) {
      taken.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      var nobody = URI.create("http://127.0.0.1:" + taken.getLocalPort());

      assertThat(fault(scripted.ask(scripted.door(once(nobody, Duration.ofSeconds(60))))).code())
          .isEqualTo(Fault.Code.UNREACHABLE);
    }
  }

  private VenueSettings once(URI url, Duration timeout) {
    var settings = rig.settings(Venue.KRAKEN, ONCE);
    return new VenueSettings(
        Provider.KRAKEN, url, timeout, settings.limits(), settings.breaker(), ONCE, null);
  }

  @Test
  void redirect_isNotFollowed() throws Exception {
    rig.venue.on("/x", status(302, "", "Location", rig.venue.uri() + "/y")).on("/y", ok(GOOD));

    assertThat(fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN)))).code())
        .isEqualTo(Fault.Code.EDGE_PAGE);
    assertThat(rig.venue.requests()).containsExactly("/x");
  }

  @Test
  void foreignHost_isRefusedWithNoConnectionMade() throws Exception {
    var settings = rig.settings(Venue.KRAKEN);
    var door =
        new VenueDoor(
            settings,
            AllowedHosts.of(Provider.KRAKEN),
            (_, _) -> null,
            rig.budgets,
            ProviderState.none(),
            rig.timing());

    var fault = fault(scripted.ask(door));

    assertThat(fault.code()).isEqualTo(Fault.Code.FORBIDDEN_HOST);
    assertThat(fault.text()).contains("127.0.0.1");
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void simulator_anotherPort_isRefused() throws Exception {
    try (var other = new ScriptedVenue()) {
      var settings = rig.settings(Venue.KRAKEN);
      var door =
          new VenueDoor(
              settings,
              AllowedHosts.only(other.uri()),
              (_, _) -> null,
              rig.budgets,
              ProviderState.none(),
              rig.timing());

      assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.FORBIDDEN_HOST);
      assertThat(rig.venue.requests()).isEmpty();
    }
  }

  @Test
  void budgetRefused_nothingIsAsked() throws Exception {
    rig.budgets.refuse();

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.NO_BUDGET);
    assertThat(fault.text()).isEqualTo("no token within 30 s");
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void callWithoutCost_isRefusedByTheDoor() {
    var door = scripted.door(rig.settings(Venue.KRAKEN));

    assertThatThrownBy(() -> door.get(VenueCall.get("/x"), scripted::read))
        .hasMessageContaining("names no limit");
    assertThatThrownBy(() -> door.get(VenueCall.get("/x").costing("gold"), scripted::read))
        .hasMessageContaining("has no limit \"gold\"");
    assertThat(rig.venue.requests()).isEmpty();
  }

  @Test
  void limitAnswer_pausesTheWholeVenue() throws Exception {
    rig.venue.on("/x", status(429, "{}", "Retry-After", "20"), ok(GOOD)).on("/y", ok(GOOD));
    var door = scripted.door(rig.settings(Venue.KRAKEN, ONCE));

    assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.RATE_LIMITED);
    assertThat(value(door.get(VenueCall.get("/y").costing("public"), scripted::read)))
        .containsKey("n");
    assertThat(rig.slept).containsExactly(Duration.ofSeconds(20));
  }

  @Test
  void limitAnswer_longerThanACallMayTake_refusesUntilItIsOver() throws Exception {
    rig.venue.on("/x", status(429, "{}", "Retry-After", "90"), ok(GOOD));
    var door = scripted.door(rig.settings(Venue.KRAKEN));

    assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.RATE_LIMITED);
    assertThat(fault(scripted.ask(door)).text()).isEqualTo("paused for another 90 s");
    assertThat(rig.venue.requests()).hasSize(1);
    rig.nanos.tick(Duration.ofSeconds(90));
    assertThat(value(scripted.ask(door))).containsKey("n");
  }

  @Test
  void failuresInARow_openTheCircuit_andTheCallKeepsItsOwnFault() throws Exception {
    rig.venue.on("/x", status(500, "{}"));
    var patient = new BackoffSettings(Duration.ZERO, Duration.ZERO, 1, 9);
    var door = scripted.door(rig.settings(Venue.KRAKEN, patient));

    assertThat(fault(scripted.ask(door)).code()).isEqualTo(Fault.Code.VENUE_ERROR);
    assertThat(rig.venue.requests()).hasSize(3);
    assertThat(fault(scripted.ask(door)).text()).isEqualTo("circuit open for another 30 s");
    rig.venue.on("/x", ok(GOOD));
    rig.nanos.tick(Duration.ofSeconds(30));
    assertThat(value(scripted.ask(door))).containsKey("n");
    assertThat(door.circuit()).isEqualTo(Circuit.State.HALF_OPEN);
    assertThat(value(scripted.ask(door))).containsKey("n");
    assertThat(door.circuit()).isEqualTo(Circuit.State.CLOSED);
  }

  @Test
  void interrupt_duringACall_endsItAtOnce() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    rig.venue.on(
        "/x",
        _ -> {
          asked.countDown();
          never.await();
        });
    var door = scripted.door(rig.settings(Venue.KRAKEN));
    var thrown = new AtomicReference<Throwable>();
    var caller =
        Thread.ofVirtual()
            .start(() -> {
              try {
                var _ = scripted.ask(door);
              } catch (InterruptedException e) {
                thrown.set(e);
              }
            });
    assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();

    caller.interrupt();

    assertThat(caller.join(Duration.ofSeconds(60))).isTrue();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    never.countDown();
  }
}
