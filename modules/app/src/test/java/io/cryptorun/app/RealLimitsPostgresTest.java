package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.simulator.limits.LimitRules;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The configuration that ships against exchanges that enforce what they document.
class RealLimitsPostgresTest {

  private static final String AT = "2020-07-01T12:00:00Z";

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;

  @Test
  void scan_underTheDocumentedLimits_isNeverRefused() throws Exception {
    var options = Exchanges.recorded(AT).withLimits(LimitRules.documented());
    try (var simulator = Simulator.start(options)) {
      var settings = Trial.settings(schedule(), Trial.venues());
      var trial = Trial.small(home, POSTGRES.database(), simulator.url()).with(settings);

      assertThat(trial.run(Instant.parse(AT))).isInstanceOf(Ran.Completed.class);

      for (var venue : new String[] {"kraken", "okx"}) {
        var used = stats(simulator.url()).get(venue);
        assertThat(used.get("calls").asInt()).as(venue).isGreaterThan(20);
        assertThat(used.get("refused").asInt()).as(venue).isZero();
      }
    }
  }

  /// Ten coins on two venues with different kinds of limits: more than either lets through at once.
  private static String schedule() {
    return Trial.smallSchedule()
        .replace("universe: \"top5\"", "universe: \"top10\"")
        .replace("max_sample: 5", "max_sample: 10")
        .replace("venues: [\"kraken\", \"okx\", \"coinbase\"]", "venues: [\"kraken\", \"okx\"]");
  }

  private static JsonNode stats(URI simulator) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(URI.create(simulator + "/simulator/stats")).build();
      return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
    }
  }
}
