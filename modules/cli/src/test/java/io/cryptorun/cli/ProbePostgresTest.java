package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.SimulatorOptions;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.FaultRule;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `providers probe` against exchanges that answer and one that does not.
class ProbePostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.start(SimulatorOptions.standard());
    simulator.misbehave(Faults.of(FaultRule.of(FaultKind.EDGE_502).on(Host.OKX)));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database())
        .with("CRYPTORUN_SIMULATOR", simulator.url().toString());
  }

  @Test
  void probe_ofAnExchangeThatAnswers_isMeasuredAndHealthy() {
    var run = caller().run("providers", "probe", "kraken", "-o", "json", "-vv");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/item/answered").asBoolean()).isTrue();
    assertThat(run.json().at("/item/latency_ms").isNumber()).isTrue();
    assertThat(run.json().at("/item/cache_ttl_seconds").asInt()).isEqualTo(300);
    assertThat(run.json().at("/item/samples").asInt()).isPositive();
  }

  @Test
  void probe_ofAnExchangeThatDoesNot_isUnhealthy() {
    var run = caller().run("providers", "probe", "okx");

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out()).startsWith("okx did not answer: ").contains("UNHEALTHY");
  }
}
