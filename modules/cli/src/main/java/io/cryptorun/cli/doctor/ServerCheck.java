package io.cryptorun.cli.doctor;

import io.cryptorun.ledger.checkup.ServerFacts;
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
  static List<Measurement> of(ServerFacts server, String schema) {
    var measurements = new ArrayList<Measurement>();
    measurements.add(reached(server, schema));
    if (!server.isDurable()) {
      measurements.add(
          Measurement.fail(
              CHECK,
              "fsync %s, full_page_writes %s, synchronous_commit %s"
                  .formatted(server.fsync(), server.fullPageWrites(), server.synchronousCommit()),
              "set them on: a published run must survive a crash of the server"));
    }
    if (server.connections() * 100 > server.maxConnections() * MOST_PERCENT) {
      measurements.add(
          Measurement.warn(
              CHECK,
              "%d of %d connections are taken"
                  .formatted(server.connections(), server.maxConnections()),
              "raise max_connections; a node needs fifteen"));
    }
    return measurements;
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
    if (server.readOnly()) {
      return Measurement.fail(
          CHECK,
          found,
          server.standby()
              ? "name the primary; this is a standby"
              : "default_transaction_read_only");
    }
    return server.roundTrip().compareTo(SLOW) > 0
        ? Measurement.warn(CHECK, found, "a firing takes a dozen round trips; bring them nearer")
        : Measurement.ok(CHECK, found);
  }
}
