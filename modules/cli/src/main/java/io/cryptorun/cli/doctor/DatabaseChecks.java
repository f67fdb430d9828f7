package io.cryptorun.cli.doctor;

import io.cryptorun.app.Home;
import io.cryptorun.app.PoolerBetween;
import io.cryptorun.app.SchemaNotReady;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.QueryRefused;
import io.cryptorun.ledger.checkup.Checkup;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.PostgresStatus;
import io.cryptorun.postgres.PostgresUnavailable;
import java.util.ArrayList;
import java.util.List;

/// Everything that only the database can tell. An embedded server that does not run is not started
/// for it.
record DatabaseChecks(Invocation invocation) {

  private static final String CHECK = "database";

  List<Measurement> measurements() {
    if (!invocation.environment().hasExternalDatabase() && isStopped()) {
      return List.of(
          Measurement.warn(
              CHECK,
              "the embedded server is not running, so nothing of the ledger was measured",
              "cryptorun db start"));
    }
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      return measured(database);
    } catch (DatabaseUnreachable | SchemaNotReady | PostgresUnavailable refused) {
      return List.of(
          Measurement.fail(
              CHECK,
              "%s; nothing of the ledger was measured".formatted(refused.getMessage()),
              fix(refused)));
    } catch (QueryRefused refused) {
      return List.of(
          Measurement.fail(
              CHECK,
              "a question was refused: " + refused.getMessage(),
              "cryptorun db migrate grants the roles their rights"));
    }
  }

  private static String fix(RuntimeException refused) {
    if (refused instanceof SchemaNotReady schema) {
      return schema.state() instanceof SchemaState.Newer
          ? "upgrade this program"
          : "cryptorun db migrate";
    }
    return "cryptorun db status";
  }

  /// Commands that only read work behind a pooler as well; a node would not start.
  private List<Measurement> sessions() {
    try {
      invocation.databases().requireOwnSessions();
      return List.of();
    } catch (PoolerBetween pooler) {
      return List.of(
          Measurement.fail(
              CHECK,
              "%s: no node can work there".formatted(pooler.getMessage()),
              "name the server itself in CRYPTORUN_DATABASE_URL"));
    }
  }

  private boolean isStopped() {
    var embedded = EmbeddedPostgres.in(new Home(invocation.home()).postgres());
    return embedded.status() instanceof PostgresStatus.Stopped;
  }

  private static String told(SchemaState state) {
    int found = state instanceof SchemaState.Near near ? near.found() : Migrations.VERSION;
    return "%d of %d".formatted(found, Migrations.VERSION);
  }

  private List<Measurement> measured(Database database) {
    var checkup = new Checkup(database, System::nanoTime);
    var clock = new DatabaseClock(database, System::nanoTime);
    var now = clock.instant();
    var here = invocation.surroundings().clock().instant();
    var market = new Markets(database).newest().map(Market::market).orElse("live");
    var schema = told(new Migrations(database).state());
    var all = new ArrayList<>(ServerCheck.of(checkup.server(), checkup.shortcomings(), schema));
    all.addAll(sessions());
    all.addAll(NodesCheck.of(new NodeList(database).newestOfEach(), here, now));
    all.addAll(new LedgerCheck(checkup).measurements());
    all.addAll(ProvidersCheck.of(new ProviderChecks(database).newest(market), now));
    return all;
  }
}
