package io.cryptorun.ledger;

import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.util.Map;

/// A migrated database with its roles, as the tests see it.
public final class Schema {

  public static final String PASSWORD = "for-tests-only";

  private Schema() {}

  public static PostgresExtension extension() {
    return PostgresExtension.withSchema("ledger", Schema::make);
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

  private static void make(TestDatabase empty) {
    try (var admin = Database.open(superuser(empty), Pool.migration())) {
      var roles = new Roles(admin);
      roles.create();
      for (var role : Roles.Role.values()) {
        roles.setPassword(role, PASSWORD);
      }
    }
    try (var owner = Database.open(as(empty, empty.rolePrefix() + "_owner"), Pool.migration())) {
      new Migrations(owner).migrate();
      new Roles(owner).grant();
    }
  }
}
