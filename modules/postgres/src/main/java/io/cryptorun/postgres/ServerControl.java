package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Starts and stops the server process with `pg_ctl`, which puts it into a session of its own.
final class ServerControl {
  static final String LOG_FILE = "server.log";

  private static final long LOG_LIMIT_BYTES = 10_000_000;
  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int WAIT_SECONDS = 60;
  private static final Duration LIMIT = Duration.ofSeconds(WAIT_SECONDS + 10);

  private final Path folder;
  private final Path log;
  private final Binaries binaries;
  private final ServerUser user;

  ServerControl(Path folder, Binaries binaries, ServerUser user) {
    this.folder = folder;
    this.log = folder.resolve(LOG_FILE);
    this.binaries = binaries;
    this.user = user;
  }

  /// Tries again when the port was snatched between its choice and its use, and while the orphaned
  /// workers of a killed server still hold its shared memory.
  void start(Path data) throws IOException {
    String said = "";
    for (int i = 0; i < TRIES; i++) {
      ServerSettings.write(data, new ServerPort(folder).choose());
      prepareLog();
      long before = Files.size(log);
      ServerProgram.Result result = pgCtl("start", data, "--log=" + log, "--silent");
      if (result.succeeded()) {
        return;
      }
      said = result.output() + "\n" + logSince(before);
      if (!passes(said)) {
        break;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new PostgresUnavailable(
        "the embedded PostgreSQL did not start",
        said.strip(),
        "the whole log is " + log + "; or set CRYPTORUN_DATABASE_URL to another server");
  }

  void stop(Path data) throws IOException {
    ServerProgram.Result result = pgCtl("stop", data, "--mode=fast", "--silent");
    if (!result.succeeded()) {
      throw new PostgresUnavailable(
          "the embedded PostgreSQL did not stop", result.output(), "the whole log is " + log);
    }
  }

  private static boolean passes(String said) {
    return said.contains("Address already in use") || said.contains("still in use");
  }

  private ServerProgram.Result pgCtl(String action, Path data, String... options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                binaries.program("pg_ctl").toString(),
                action,
                "--pgdata=" + data,
                "--wait",
                "--timeout=" + WAIT_SECONDS));
    command.addAll(List.of(options));
    return new ServerProgram(folder).run(user.command(command), LIMIT);
  }

  private void prepareLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(log, log.resolveSibling(LOG_FILE + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      FolderFiles.write(log, "", "rw-------");
    }
  }

  private String logSince(long position) throws IOException {
    String text = Files.readString(log);
    return text.length() > position ? text.substring((int) position) : "";
  }
}
