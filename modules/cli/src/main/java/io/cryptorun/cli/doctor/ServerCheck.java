package io.cryptorun.cli.doctor;

import io.cryptorun.ledger.checkup.ServerFacts;
import io.cryptorun.ledger.server.ServerReview;
import io.cryptorun.ledger.server.Shortcoming;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The database server: how far, how full, and whether it keeps what it has answered.
final class ServerCheck {

  private static final String CHECK = "database";
  private static final Duration SLOW = Duration.ofMillis(50);
  private static final int MOST_PERCENT = 80;

  private ServerCheck() {}

  /// @param schema how its schema compares, in words
  static List<Measurement> of(ServerFacts server, List<Shortcoming> lacks, String schema) {
    var measurements = new ArrayList<Measurement>();
    measurements.add(reached(server, schema));
    lacks.forEach(lack -> measurements.add(told(lack)));
    if (server.connections() * 100 > server.maxConnections() * MOST_PERCENT) {
      measurements.add(
          Measurement.warn(
              CHECK,
              "%d of %d connections are taken"
                  .formatted(server.connections(), server.maxConnections()),
              "raise max_connections; a node keeps " + ServerReview.OF_A_NODE));
    }
    return measurements;
  }

  private static Measurement told(Shortcoming lack) {
    var found = "%s: %s".formatted(lack.found(), lack.why());
    return lack.fatal()
        ? Measurement.fail(CHECK, found, lack.fix())
        : Measurement.warn(CHECK, found, lack.fix());
  }

  private static Measurement reached(ServerFacts server, String schema) {
    double millis = server.roundTrip().toNanos() / 1e6;
    var found =
        "PostgreSQL %s, %.1f ms, schema %s, %d/%d connections, %s"
            .formatted(
                server.version(),
                millis,
                schema,
                server.connections(),
                server.maxConnections(),
                server.readOnly() ? "read-only" : "read-write");
    return server.roundTrip().compareTo(SLOW) > 0
        ? Measurement.warn(CHECK, found, "a firing takes a dozen round trips; bring them nearer")
        : Measurement.ok(CHECK, found);
  }
}
