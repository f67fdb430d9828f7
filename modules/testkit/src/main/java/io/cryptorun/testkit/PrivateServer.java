package io.cryptorun.testkit;

import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.RunningPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/// A PostgreSQL that one test has to itself: it can be stopped, copied, made to follow another, and
/// promoted.
public final class PrivateServer implements AutoCloseable {

  private final Path folder;
  private final EmbeddedPostgres postgres;
  private int port;

  private PrivateServer(Path folder) {
    this.folder = folder;
    this.postgres = EmbeddedPostgres.in(folder);
  }

  /// A server in that folder, which is made anew; not started yet. It keeps its port while it is
  /// stopped.
  public static PrivateServer in(Path folder) throws IOException {
    QuietPort.keptFor(folder);
    return new PrivateServer(folder);
  }

  public PrivateServer start() {
    port = postgres.start().port();
    return this;
  }

  /// Ends every session; what is committed stays.
  public void stop() {
    boolean _ = postgres.stop();
  }

  /// The port it has, or had when it ran last.
  public int port() {
    return port;
  }

  /// A database of the server, whether it is there yet or not.
  public TestDatabase database(String name) {
    var superuser = postgres.superuser();
    return new TestDatabase(
        RunningPostgres.HOST, port, name, name, superuser.role(), superuser.password());
  }

  /// Makes a database without anything in it.
  public TestDatabase create(String name) throws SQLException {
    run("postgres", "create database " + name + " template template0");
    return database(name);
  }

  /// A copy of this server as it is on the disk; it must be stopped.
  public PrivateServer copiedTo(Path other) throws IOException, InterruptedException {
    var copying =
        new ProcessBuilder(List.of("cp", "-a", folder.toString(), other.toString()))
            .inheritIO()
            .start();
    if (copying.waitFor() != 0) {
      throw new IOException("cp ended with " + copying.exitValue());
    }
    return in(other);
  }

  /// From its next start on it is a standby of the other server.
  public PrivateServer following(PrivateServer primary) throws IOException {
    var superuser = primary.postgres.superuser();
    var signal = Files.createFile(data().resolve("standby.signal"));
    Files.setOwner(signal, Files.getOwner(data().resolve("PG_VERSION")));
    Files.writeString(
        data().resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=%s port=%d user=%s password=%s'%n"
            .formatted(RunningPostgres.HOST, primary.port, superuser.role(), superuser.password()),
        StandardCharsets.UTF_8,
        StandardOpenOption.APPEND);
    return this;
  }

  /// Makes a standby the primary, and waits until it is.
  public void promote() throws SQLException {
    run("postgres", "select pg_promote()");
  }

  /// Runs statements as the superuser.
  public void run(String database, String sql) throws SQLException {
    try (var session = database(database).connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  @Override
  public void close() {
    stop();
  }
}
