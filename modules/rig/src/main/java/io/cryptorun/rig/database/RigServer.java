package io.cryptorun.rig.database;

import static java.util.Objects.requireNonNull;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.PostgresStatus;
import io.cryptorun.postgres.RunningPostgres;
import io.cryptorun.rig.process.Await;
import io.cryptorun.testkit.QuietPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A PostgreSQL server of the rig's own, with one database that is made anew for each rig. Two rigs
/// at the same time have two servers; a rig that was killed leaves its server to the next one.
public final class RigServer implements AutoCloseable {

  static final String DATABASE = "rig";

  private static final String PASSWORD = "for-tests-only";
  private static final int MOST = 16;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// Those that this process has taken.
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;
  private final FileLock lock;
  private EmbeddedPostgres postgres;
  private RunningPostgres running;
  private @Nullable Standby standby;
  private @Nullable RunningPostgres replica;

  private RigServer(Path folder, FileChannel channel, FileLock lock) {
    this.folder = folder;
    this.channel = channel;
    this.lock = lock;
    this.postgres = EmbeddedPostgres.in(folder);
    this.running = postgres.start();
  }

  /// Takes the first server of this machine that nobody uses, and makes its database anew.
  public static RigServer take() {
    var home =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("cryptorun-rig-" + System.getProperty("user.name"));
    try {
      for (int i = 0; i < MOST; i++) {
        var server = take(home.resolve("server-" + i));
        if (server != null) {
          return server;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no server of the rig in " + home, e);
    }
    throw new IllegalStateException("all %d servers in %s are in use".formatted(MOST, home));
  }

  /// Null where another process has it, or another test of this one. The file of one's own is not
  /// even opened a second time: to close it again would give up the lock of the whole process.
  private static @Nullable RigServer take(Path folder) throws IOException {
    if (!OWN.add(folder)) {
      return null;
    }
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("user"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      OWN.remove(folder);
      return null;
    }
    keepPort(folder);
    var server = new RigServer(folder, channel, lock);
    server.makeDatabase();
    return server;
  }

  /// The nodes know the server by its port, also when it comes back after it was stopped. One that
  /// a killed rig left running has its own already.
  private static void keepPort(Path folder) throws IOException {
    if (EmbeddedPostgres.in(folder).status() instanceof PostgresStatus.Stopped) {
      QuietPort.keptFor(folder);
    }
  }

  private void makeDatabase() {
    var maintenance = sql("postgres");
    waitForNoStandby(maintenance);
    maintenance.execute("drop database if exists %s with (force)".formatted(DATABASE));
    for (var role : Roles.Role.values()) {
      maintenance.execute("drop role if exists " + role.in(DATABASE));
    }
    maintenance.execute("create database %s template template0".formatted(DATABASE));
    try (var admin = Database.open(superuser(), Pool.migration())) {
      var roles = new Roles(admin);
      roles.create();
      for (var role : Roles.Role.values()) {
        roles.setPassword(role, PASSWORD);
      }
    }
    try (var owner =
        Database.open(parsed(url(Roles.Role.OWNER.in(DATABASE), host(port()))), Pool.migration())) {
      new Migrations(owner).migrate();
      new Roles(owner).grant();
    }
  }

  /// A rig that was killed may have left the server waiting for a standby at each commit.
  private static void waitForNoStandby(Sql maintenance) {
    maintenance.execute("alter system reset synchronous_standby_names");
    maintenance.execute("select pg_reload_conf()");
  }

  /// Gives it a standby that each commit waits for. The server is stopped meanwhile.
  ///
  /// @return the standby's port
  public int addStandby() throws IOException {
    stop();
    var copy = Standby.copyOf(folder, port(), postgres.superuser());
    start();
    var streaming = copy.postgres().start();
    var here = sql("postgres");
    here.execute("alter system set synchronous_standby_names = 'standby'");
    here.execute("select pg_reload_conf()");
    Await.until(
        "the standby streams",
        PATIENCE,
        () ->
            here.number("select count(*) from pg_stat_replication where sync_state = 'sync'") == 1);
    standby = copy;
    replica = streaming;
    return streaming.port();
  }

  /// Kills the server and has its standby take its place, which it keeps.
  public void failOver() {
    var next = requireNonNull(standby, "there is no standby").postgres();
    crash();
    postgres = next;
    running = requireNonNull(replica, "it was not started");
    sql("postgres").execute("select pg_promote(true, 60)");
    standby = null;
  }

  /// Where its files may lie that a rig leaves for whoever looks into a failure.
  public Path folder() {
    return folder;
  }

  public Path dataDirectory() {
    return running.dataDirectory();
  }

  public int port() {
    return running.port();
  }

  /// The address that a node logs in with.
  ///
  /// @param throughPort of the server, or of a proxy before it
  public String appUrl(int throughPort) {
    var role = Roles.Role.APP.in(DATABASE);
    return replica == null
        ? url(role, host(throughPort))
        : url(role, host(throughPort) + "," + host(replica.port()))
            + "?target_session_attrs=read-write";
  }

  /// Asks the database as superuser, past every proxy.
  public Sql sql() {
    return sql(DATABASE);
  }

  private Sql sql(String database) {
    var superuser = postgres.superuser();
    return new Sql(running.jdbcUrl(database), superuser.role(), superuser.password());
  }

  private DatabaseUrl superuser() {
    var superuser = postgres.superuser();
    return parsed(
        "postgresql://%s:%s@%s:%d/%s"
            .formatted(
                superuser.role(), superuser.password(), RunningPostgres.HOST, port(), DATABASE));
  }

  private static String url(String role, String hosts) {
    return "postgresql://%s:%s@%s/%s".formatted(role, PASSWORD, hosts, DATABASE);
  }

  private static String host(int port) {
    return "%s:%d".formatted(RunningPostgres.HOST, port);
  }

  private static DatabaseUrl parsed(String url) {
    return DatabaseUrl.parse(url, Map.of());
  }

  /// `pg_ctl stop -m fast`: sessions are ended, what is committed stays.
  public void stop() {
    if (!postgres.stop()) {
      throw new IllegalStateException("the server was not running");
    }
  }

  /// Kills the postmaster as a power cut would; the next start recovers from the log.
  public void crash() {
    var postmaster = ProcessHandle.of(running.pid()).orElseThrow();
    postmaster.destroyForcibly();
    postmaster.onExit().join();
  }

  /// Starts it again, on the port it had.
  public void start() {
    int before = port();
    running = postgres.start();
    if (port() != before) {
      throw new IllegalStateException(
          "the server came back on port %d, not %d".formatted(port(), before));
    }
  }

  @Override
  public void close() throws IOException {
    try (channel;
        lock) {
      if (standby != null) {
        waitForNoStandby(sql("postgres"));
        boolean _ = standby.postgres().stop();
      }
      boolean _ = postgres.stop();
    } finally {
      OWN.remove(folder);
    }
  }
}
