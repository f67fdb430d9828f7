package io.cryptorun.app;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.NewDatabase;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.RunningPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// The database of a home's embedded server: started when it is not running, made and migrated when
/// it is not there yet or older than this program.
public final class EmbeddedDatabase {

  /// Name of the database, and first part of its roles' names.
  public static final String NAME = "cryptorun";

  private final EmbeddedPostgres postgres;
  private final RunningPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres postgres, RunningPostgres server) {
    this.postgres = postgres;
    this.server = server;
  }

  /// Starts the server if need be and brings the database up to date.
  ///
  /// @throws SchemaNotReady when a newer program has made the database
  public static EmbeddedDatabase ready(Home home) {
    var postgres = EmbeddedPostgres.in(home.writable().postgres());
    var database = new EmbeddedDatabase(postgres, postgres.start());
    if (!database.isCurrent()) {
      database.prepareAlone(home);
    }
    return database;
  }

  /// Whether this very call started the server.
  public boolean startedByUs() {
    return server.startedByUs();
  }

  /// The address of the database for one of its roles.
  public DatabaseUrl url(Role role) {
    var name = role.in(NAME);
    return DatabaseUrl.local(server.port(), NAME, name, postgres.secrets().of(name).passFile());
  }

  private DatabaseUrl superuser(String database) {
    var secret = postgres.superuser();
    return DatabaseUrl.local(server.port(), database, secret.role(), secret.passFile());
  }

  private boolean isCurrent() {
    try (var database = Database.open(url(Role.APP), Pool.command())) {
      var state = new Migrations(database).state();
      if (state instanceof SchemaState.Newer) {
        throw new SchemaNotReady(url(Role.APP), state);
      }
      return state instanceof SchemaState.Current;
    } catch (DatabaseUnreachable _) {
      return false; // not made yet: the roles and the database come with the first use
    }
  }

  /// Two commands may find an unmade database at once; the second waits and finds it made.
  private void prepareAlone(Home home) {
    var file = home.postgres().resolve("prepare.lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      if (lock.isValid() && !isCurrent()) {
        prepare();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
  }

  private void prepare() {
    try (var maintenance = Database.open(superuser("postgres"), Pool.migration())) {
      NewDatabase.ensure(maintenance, NAME);
    }
    try (var bootstrap = Database.open(superuser(NAME), Pool.migration())) {
      var roles = new Roles(bootstrap);
      roles.create();
      for (var role : List.of(Role.values())) {
        roles.setPassword(role, postgres.secrets().of(role.in(NAME)).password());
      }
    }
    try (var owner = Database.open(url(Role.OWNER), Pool.migration())) {
      new Migrations(owner).migrate();
      new Roles(owner).grant();
    }
  }
}
