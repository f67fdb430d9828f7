package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.QuietPort;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// The real pooler, where a machine has it, in front of a test's database.
final class PgBouncer implements AutoCloseable {

  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final Process process;
  private final TestDatabase database;
  private final int port;

  private PgBouncer(Process process, TestDatabase database, int port) {
    this.process = process;
    this.database = database;
    this.port = port;
  }

  /// Where the program is, if it is installed.
  static Optional<Path> program() {
    var path = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"));
    return Stream.concat(path, Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "pgbouncer"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// Starts one; it takes clients when this returns.
  ///
  /// @param mode `session`, `transaction` or `statement`
  /// @param ignored what clients may open sessions with, and is thrown away
  static PgBouncer start(Path folder, TestDatabase database, String mode, String ignored)
      throws IOException {
    int port = QuietPort.choose();
    var user = Schema.app(database).user();
    var users = write(folder, "users", "\"%s\" \"%s\"%n".formatted(user, Schema.PASSWORD));
    var settings =
        write(
            folder,
            "pgbouncer.ini",
            """
            [databases]
            * = host=%s port=%d
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = %d
            unix_socket_dir =
            auth_type = plain
            auth_file = %s
            pool_mode = %s
            ignore_startup_parameters = %s
            """
                .formatted(database.host(), database.port(), port, users, mode, ignored));
    var command = new ArrayList<>(List.of(program().orElseThrow().toString()));
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("--user", "nobody")); // it does not work as root
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    command.add(settings.toString());
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    var pooler = new PgBouncer(process, database, port);
    pooler.awaitClients(folder.resolve("log"));
    return pooler;
  }

  /// The database behind it, as a node reaches it.
  DatabaseUrl url() {
    var direct = Schema.app(database);
    return DatabaseUrl.parse(
        "postgresql://%s:%s@127.0.0.1:%d/%s"
            .formatted(direct.user(), Schema.PASSWORD, port, direct.database()),
        Map.of());
  }

  private void awaitClients(Path log) throws IOException {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (!answers()) {
      assertThat(process.isAlive()).as(() -> read(log)).isTrue();
      assertThat(System.nanoTime()).as(() -> read(log)).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private boolean answers() {
    try (var _ = new Socket(LOOPBACK, port)) {
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
