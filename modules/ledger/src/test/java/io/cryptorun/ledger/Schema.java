package io.cryptorun.ledger;

import io.cryptorun.ledger.DatabaseUnreachable.Obstacle;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;

/// A migrated database with its roles, as the tests see it.
public final class Schema {

  public static final String PASSWORD = "for-tests-only";

  private Schema() {}

  public static PostgresExtension extension() {
    return PostgresExtension.withSchema("ledger", Schema::make);
  }

  /// The oldest schema on which this program works. What the roles may is not that program's grants
  /// but everything; it is the schema that is meant.
  public static PostgresExtension oldest() {
    return PostgresExtension.withSchema("oldest", Schema::makeOldest);
  }

  private static void makeOldest(TestDatabase empty) throws SQLException {
    try (var admin = open(superuser(empty), Pool.migration())) {
      makeRoles(admin);
    }
    var owner = as(empty, empty.rolePrefix() + "_owner");
    Flyway.configure()
        .dataSource(owner.jdbc(), owner.user(), PASSWORD)
        .locations("classpath:db/migration")
        .defaultSchema("cryptorun")
        .table("schema_history")
        .target("" + Migrations.OLDEST)
        .load()
        .migrate();
    allow(empty);
  }

  /// Lets nodes and readers do everything with all tables that there are.
  public static void allow(TestDatabase database) throws SQLException {
    try (var session = database.connect();
        var statement = session.createStatement()) {
      for (var role : List.of("_app", "_cli")) {
        for (var schema : List.of("quartz", "cryptorun", "audit")) {
          statement.execute(
              """
              grant usage on schema %1$s to %2$s;
              grant all on all tables in schema %1$s to %2$s;
              grant all on all sequences in schema %1$s to %2$s;
              grant execute on all functions in schema %1$s to %2$s
              """
                  .formatted(schema, database.rolePrefix() + role));
        }
      }
    }
  }

  /// Opens sessions as the product does. A machine under load may take longer to give the first one
  /// than a node or a command waits for it; a test waits longer.
  public static Database open(DatabaseUrl url, Pool pool) {
    return opened(() -> Database.open(url, pool));
  }

  /// The same in the name of a node.
  public static Database open(DatabaseUrl url, NodeEpoch node, Pool pool) {
    return opened(() -> Database.open(url, node, pool));
  }

  private static Database opened(Supplier<Database> opening) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      try {
        return opening.get();
      } catch (DatabaseUnreachable away) {
        if (away.obstacle() != Obstacle.CONNECTION_LOST || System.nanoTime() > deadline) {
          throw away;
        }
      }
    }
  }

  /// The address a node logs in with.
  public static DatabaseUrl app(TestDatabase database) {
    return as(database, database.rolePrefix() + "_app");
  }

  public static DatabaseUrl as(TestDatabase database, String role) {
    return DatabaseUrl.parse(
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(role, PASSWORD, database.host(), database.port(), database.name()),
        Map.of());
  }

  public static DatabaseUrl superuser(TestDatabase database) {
    return DatabaseUrl.parse(database.libpqUrl(), Map.of());
  }

  /// Makes roles, tables and rights in an empty database.
  public static void make(TestDatabase empty) {
    try (var admin = open(superuser(empty), Pool.migration())) {
      makeRoles(admin);
    }
    try (var owner = open(as(empty, empty.rolePrefix() + "_owner"), Pool.migration())) {
      new Migrations(owner).migrate();
      new Roles(owner).grant();
    }
  }

  private static void makeRoles(Database admin) {
    var roles = new Roles(admin);
    roles.create();
    for (var role : Roles.Role.values()) {
      roles.setPassword(role, PASSWORD);
    }
  }
}
