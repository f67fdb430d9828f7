package io.cryptorun.cli;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.testkit.TestDatabase;
import java.nio.file.Path;
import java.util.Map;

/// A test's database as an operator prepares it: four roles with passwords, migrated, granted.
public final class PreparedDatabase {

  public static final String PASSWORD = "for-tests-only";

  private PreparedDatabase() {}

  public static void prepare(TestDatabase empty) {
    makeRoles(empty);
    var owner = DatabaseUrl.parse(url(empty, "owner"), Map.of());
    try (var database = Database.open(owner, Pool.migration())) {
      new Migrations(database).migrate();
      new Roles(database).grant();
    }
  }

  static void makeRoles(TestDatabase empty) {
    try (var admin =
        Database.open(DatabaseUrl.parse(empty.libpqUrl(), Map.of()), Pool.migration())) {
      var roles = new Roles(admin);
      roles.create();
      for (var role : Roles.Role.values()) {
        roles.setPassword(role, PASSWORD);
      }
    }
  }

  public static String url(TestDatabase database, String role) {
    return "postgresql://%s_%s:%s@%s:%d/%s"
        .formatted(
            database.rolePrefix(),
            role,
            PASSWORD,
            database.host(),
            database.port(),
            database.name());
  }

  /// Somebody who uses that database.
  public static Caller caller(Path home, TestDatabase database) {
    return Caller.in(home)
        .with("CRYPTORUN_DATABASE_URL", url(database, "app"))
        .with("CRYPTORUN_DATABASE_CLI_URL", url(database, "cli"))
        .with("CRYPTORUN_DATABASE_OWNER_URL", url(database, "owner"));
  }
}
