package io.cryptorun.testkit;

import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.RoleSecret;
import io.cryptorun.postgres.RunningPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The embedded server in one folder per user of the machine, shared by all test runs that go on at
/// the same time and stopped by the last of them. Who uses it holds a shared lock on a file; the
/// kernel frees it when a test run is killed, so no leftover is ever in the way.
final class OwnServer implements TestServer {
  private final EmbeddedPostgres postgres;
  private final RunningPostgres server;
  private final RoleSecret superuser;
  private final FileChannel users;
  private final FileLock inUse;

  private OwnServer(EmbeddedPostgres postgres, FileChannel users) throws IOException {
    this.postgres = postgres;
    this.users = users;
    this.inUse = users.lock(0, Long.MAX_VALUE, true);
    this.server = postgres.start();
    this.superuser = postgres.superuser();
  }

  static TestServer started() {
    Path folder =
        Path.of(System.getProperty("java.io.tmpdir"))
            .resolve("cryptorun-tests-" + System.getProperty("user.name"));
    try {
      Files.createDirectories(folder);
      FileChannel users =
          FileChannel.open(
              folder.resolve("users"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      OwnServer started = new OwnServer(EmbeddedPostgres.in(folder), users);
      Leftovers.removeFrom(started.database("postgres", "postgres"));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException("no test server in " + folder, e);
    }
  }

  @Override
  public TestDatabase database(String name, String rolePrefix) {
    return new TestDatabase(
        RunningPostgres.HOST,
        server.port(),
        name,
        rolePrefix,
        superuser.role(),
        superuser.password());
  }

  @Override
  public void close() {
    try (users) {
      inUse.release();
      FileLock alone = users.tryLock();
      if (alone != null) {
        boolean _ = postgres.stop();
        alone.release();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
