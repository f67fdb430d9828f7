package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The PostgreSQL server of one folder: started when it is not running, found when it is, and left
/// running when the process that started it ends.
public final class EmbeddedPostgres {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(150);
  private static final Duration CHANGE_PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(50);

  private final Path folder;
  private final DataDirectory data;

  private EmbeddedPostgres(Path folder) {
    this.folder = folder;
    this.data = new DataDirectory(folder);
  }

  /// The server whose programs, data, port and passwords lie in `folder`, usually `var/postgres`.
  public static EmbeddedPostgres in(Path folder) {
    return new EmbeddedPostgres(folder.toAbsolutePath().normalize());
  }

  /// Starts the server unless it runs, and returns when it accepts connections.
  ///
  /// @throws PostgresUnavailable when it cannot be had, with what to do about it
  public RunningPostgres start() {
    try {
      Optional<RunningPostgres> found = running();
      return found.isPresent() ? found.get() : startLocked();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// Stops the server: sessions are ended, what is committed stays. False when it was not running.
  public boolean stop() {
    if (!Files.isDirectory(data.path())) {
      return false;
    }
    try (FolderLock _ = FolderLock.take(folder.resolve("lock"), LOCK_PATIENCE)) {
      if (Postmaster.of(data.path()).isEmpty()) {
        return false;
      }
      Binaries binaries = Binaries.unpackedIn(folder);
      new ServerControl(folder, binaries, userOf(binaries)).stop(data.path());
      return true;
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// What runs now; touches nothing.
  public PostgresStatus status() {
    try {
      return running()
          .<PostgresStatus>map(PostgresStatus.Running::new)
          .orElseGet(() -> new PostgresStatus.Stopped(data.path(), Binaries.packagedVersion()));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /// The passwords of this server's roles.
  public RoleSecrets secrets() {
    return new RoleSecrets(folder.resolve("secrets"));
  }

  /// The bootstrap superuser, for making roles and databases; nodes never log in as it.
  public RoleSecret superuser() {
    return secrets().of(DataDirectory.SUPERUSER);
  }

  private Optional<RunningPostgres> running() throws IOException {
    return Postmaster.of(data.path())
        .filter(Postmaster::isReady)
        .map(server -> described(server, false));
  }

  private RunningPostgres described(Postmaster server, boolean startedByUs) {
    return new RunningPostgres(
        data.path(), server.port(), server.pid(), Binaries.packagedVersion(), startedByUs);
  }

  private RunningPostgres startLocked() throws IOException {
    makeFolder();
    try (FolderLock _ = FolderLock.take(folder.resolve("lock"), LOCK_PATIENCE)) {
      Optional<Postmaster> meanwhile = settled();
      if (meanwhile.isPresent()) {
        return described(meanwhile.get(), false);
      }
      Binaries binaries = Binaries.unpackedIn(folder);
      ServerUser user = userOf(binaries);
      data.clearUnfinished();
      data.ensureMade(binaries, user, superuser());
      data.removeStalePidFile();
      return startUnlessAnotherDid(new ServerControl(folder, binaries, user));
    }
  }

  /// The `pg_ctl` of a starter that was killed may still be at work and be quicker than ours.
  private RunningPostgres startUnlessAnotherDid(ServerControl control) throws IOException {
    try {
      control.start(data.path());
    } catch (PostgresUnavailable failure) {
      return settled().map(server -> described(server, false)).orElseThrow(() -> failure);
    }
    return settled()
        .map(server -> described(server, true))
        .orElseThrow(() -> new IOException("the server left no pid file in " + data.path()));
  }

  /// A server that someone left on its way up or down is waited for until it is the one or the
  /// other.
  private Optional<Postmaster> settled() throws IOException {
    long polls = CHANGE_PATIENCE.dividedBy(POLL);
    for (long i = 0; i < polls && !Thread.currentThread().isInterrupted(); i++) {
      Optional<Postmaster> server = Postmaster.of(data.path());
      if (server.isEmpty() || server.get().isReady()) {
        return server;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    throw new PostgresUnavailable(
        "the embedded PostgreSQL is neither up nor down",
        "its process has been changing state for " + CHANGE_PATIENCE.toSeconds() + " s",
        "look into " + folder.resolve(ServerControl.LOG_FILE));
  }

  private ServerUser userOf(Binaries binaries) throws IOException {
    return ServerUser.of(folder, binaries.program("postgres"));
  }

  private void makeFolder() throws IOException {
    for (Path missing : missingFolders()) {
      FolderFiles.directory(missing, "rwxr-xr-x");
    }
    log.debug("embedded PostgreSQL in {}", folder);
  }

  private List<Path> missingFolders() {
    return Stream.<Path>iterate(
            folder, path -> path != null && !Files.exists(path), Path::getParent)
        .toList()
        .reversed();
  }

  private PostgresUnavailable unusable(IOException e) {
    return new PostgresUnavailable(
        "the embedded PostgreSQL cannot use its folder " + folder,
        e.getClass().getSimpleName() + ": " + e.getMessage(),
        "make the folder writable, or set CRYPTORUN_HOME to one that is",
        e);
  }
}
