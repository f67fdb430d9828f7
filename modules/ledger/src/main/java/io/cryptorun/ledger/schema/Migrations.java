package io.cryptorun.ledger.schema;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Brings the schema of a database to the version this program was built for.
public final class Migrations {

  /// The newest numbered script this program carries.
  public static final int VERSION = 63;

  /// The oldest schema on which this program works, because it can do without what the scripts
  /// behind it bring. [#VERSION] where it needs the newest.
  public static final int OLDEST = 55;

  /// The lock belongs to the session that works, so that a script and the row that says that it was
  /// applied are one transaction.
  private static final Map<String, String> ONE_SESSION =
      Map.of("flyway.postgresql.transactional.lock", "false");

  private static final String PRESENT =
      """
      select to_regclass('cryptorun.schema_history') is not null
      """;

  private static final String FOUND =
      """
      select coalesce(max(version::integer), 0)
      from cryptorun.schema_history
      where success and version is not null
      """;

  private final Database database;

  public Migrations(Database database) {
    this.database = database;
  }

  /// Compares the database's schema with this program's, by one question and without changing
  /// anything.
  public SchemaState state() {
    int found =
        database.read(handle ->
            handle.createQuery(PRESENT).mapTo(Boolean.class).one()
                ? handle.createQuery(FOUND).mapTo(Integer.class).one()
                : 0);
    return SchemaState.of(found, OLDEST, VERSION);
  }

  /// Applies every script that is missing, and with it what the roles may do; two processes that do
  /// so at once wait for each other. Does nothing when the schema is newer than this program.
  ///
  /// @return the state afterwards
  /// @throws MigrationRefused when the scripts that were applied are not this program's, or one of
  ///   them fails; what it had done is rolled back
  public SchemaState migrate() {
    if (!(state() instanceof SchemaState.Newer)) {
      try {
        flyway().migrate();
      } catch (FlywayException e) {
        throw refusal(e);
      }
    }
    return state();
  }

  private RuntimeException refusal(FlywayException failure) {
    if (failure instanceof FlywayValidateException) {
      return MigrationRefused.differing(
          database.url(), whatWasApplied().validateWithResult(), failure);
    }
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && !DatabaseUnreachable.isBehind(sql)) {
        return MigrationRefused.failed(database.url(), sql, failure);
      }
    }
    return DatabaseUnreachable.isBehind(failure)
        ? new DatabaseUnreachable(database.url(), failure)
        : failure;
  }

  /// The scripts that [#migrate()] would apply, oldest first.
  public List<String> pending() {
    return Stream.of(flyway().info().pending()).map(MigrationInfo::getScript).toList();
  }

  /// Scripts that were applied and are not this program's, or are missing, each in words. Changes
  /// nothing.
  public List<String> differing() {
    return MigrationRefused.told(flyway().validateWithResult());
  }

  private Flyway flyway() {
    return configured().load();
  }

  /// For comparing what was applied: a script that is only missing is no difference.
  private Flyway whatWasApplied() {
    return configured().ignoreMigrationPatterns("*:pending").load();
  }

  private FluentConfiguration configured() {
    return Flyway.configure()
        .dataSource(database.dataSource())
        .locations("classpath:db/migration")
        .defaultSchema("cryptorun")
        .table("schema_history")
        .validateMigrationNaming(true)
        .callbacks(new GrantWithMigration())
        .configuration(ONE_SESSION)
        .cleanDisabled(true);
  }
}
