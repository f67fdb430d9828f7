package io.cryptorun.ledger.schema;

import io.cryptorun.ledger.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// The four roles of a database, named after it: `<db>_owner` migrates, `<db>_app` is what nodes
/// log in as, `<db>_cli` reads, `<db>_auditor` reads the audit views and nothing else.
public final class Roles {

  /// What came of asking for the roles.
  public sealed interface Answer {
    /// All four exist.
    record Ready() implements Answer {}

    /// Some are missing, and this user may not create roles.
    ///
    /// @param sql what somebody who may must run in this database
    record NotAllowed(String sql) implements Answer {}
  }

  /// One of the roles.
  public enum Role {
    OWNER,
    APP,
    CLI,
    AUDITOR;

    /// The role's name in a database.
    public String in(String database) {
      return database + "_" + name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String MISSING =
      """
      select count(*) < 4
      from pg_roles
      where rolname in (:owner, :app, :cli, :auditor)
      """;

  private static final String OPEN =
      """
      select has_database_privilege('public', oid, 'temporary') and pg_has_role(datdba, 'usage')
      from pg_database
      where datname = current_database()
      """;

  private static final String CLOSE =
      """
      select format('revoke temporary on database %I from public', current_database())
      """;

  private static final String MAY_CREATE =
      """
      select rolsuper or rolcreaterole
      from pg_roles
      where rolname = current_user
      """;

  private static final String PASSWORD =
      """
      select format('alter role %I password %L', :role, :password)
      """;

  private final Database database;

  public Roles(Database database) {
    this.database = database;
  }

  /// Creates the roles that are missing, if this user may, and takes from everybody the right to
  /// make temporary tables, which a new database gives.
  public Answer create() {
    var script = script("create.sql");
    return database.write(handle -> {
      var name = database.url().database();
      boolean missing =
          handle
              .createQuery(MISSING)
              .bind("owner", Role.OWNER.in(name))
              .bind("app", Role.APP.in(name))
              .bind("cli", Role.CLI.in(name))
              .bind("auditor", Role.AUDITOR.in(name))
              .mapTo(Boolean.class)
              .one();
      if (!missing) {
        close(handle);
        return new Answer.Ready();
      }
      if (!handle.createQuery(MAY_CREATE).mapTo(Boolean.class).one()) {
        return new Answer.NotAllowed(script);
      }
      run(handle, script);
      return new Answer.Ready();
    });
  }

  /// Gives each role that exists its rights; to be run by the owner of the tables. A migration does
  /// so itself; this is for roles that were made after it.
  public void grant() {
    database.<Boolean>write(handle -> {
      grant(handle.getConnection());
      return true;
    });
  }

  /// The same over the session of a migration.
  static void grant(Connection session) {
    run(session, script("grants.sql"));
  }

  /// Sets a role's password.
  public void setPassword(Role role, String password) {
    database.<Boolean>write(handle -> {
      var statement =
          handle
              .createQuery(PASSWORD)
              .bind("role", role.in(database.url().database()))
              .bind("password", password)
              .mapTo(String.class)
              .one();
      run(handle, statement);
      return true;
    });
  }

  /// Of a database that was made before the script said so.
  private static void close(Handle handle) {
    if (handle.createQuery(OPEN).mapTo(Boolean.class).one()) {
      run(handle, handle.createQuery(CLOSE).mapTo(String.class).one());
    }
  }

  private static void run(Handle handle, String script) {
    run(handle.getConnection(), script);
  }

  private static void run(Connection session, String script) {
    try (var statement = session.createStatement()) {
      statement.execute(script);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("a script of the roles failed", e, null);
    }
  }

  private static String script(String name) {
    try (var in = Roles.class.getResourceAsStream("/db/roles/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
