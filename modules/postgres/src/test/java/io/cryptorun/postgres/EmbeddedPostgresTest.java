package io.cryptorun.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
  @TempDir static Path unpacked;
  @TempDir Path temp;

  private Path folder;
  private EmbeddedPostgres postgres;
  private @Nullable Path programLink;

  @BeforeEach
  void pathWithSpaces() throws IOException {
    folder = temp.resolve("a home with spaces").resolve("var").resolve("postgres");
    postgres = EmbeddedPostgres.in(folder);
  }

  /// Unpacking takes longer than everything else: it is done once, and linked. The server's port is
  /// below those that the system hands out, so that nobody is given it while the server is stopped.
  private void withProgramsUnpacked() throws IOException {
    Path programs = Binaries.unpackedIn(unpacked).root();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("port"), quietPort() + "\n");
    programLink = Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
  }

  private static int quietPort() {
    return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(20_000, 32_000))
        .filter(ServerPort::isFree)
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void stopServer() throws IOException {
    boolean _ = postgres.stop();
    if (programLink != null) {
      Files.delete(programLink);
    }
  }

  @Test
  void start_freshFolder_servesOnLoopbackWithDurableSettings() throws IOException {
    RunningPostgres server = postgres.start();

    assertThat(server.startedByUs()).isTrue();
    assertThat(answersOn(server.port())).isTrue();
    assertThat(ProcessHandle.of(server.pid())).isPresent();
    assertThat(server.dataDirectory().resolve("cryptorun.conf"))
        .content()
        .contains("listen_addresses = '127.0.0.1'", "fsync = on", "synchronous_commit = on");
    assertThat(server.dataDirectory().resolve("postgresql.conf"))
        .content()
        .contains("cryptorun.conf");
  }

  @Test
  void start_whileRunning_findsTheSameServer() throws IOException {
    withProgramsUnpacked();
    RunningPostgres first = postgres.start();

    RunningPostgres second = EmbeddedPostgres.in(folder).start();

    assertThat(second.startedByUs()).isFalse();
    assertThat(second.pid()).isEqualTo(first.pid());
    assertThat(second.port()).isEqualTo(first.port());
  }

  @Test
  void stop_thenStart_keepsPortAndData() throws IOException {
    withProgramsUnpacked();
    RunningPostgres first = postgres.start();
    Path control = first.dataDirectory().resolve("global").resolve("pg_control");
    Object made = Files.getAttribute(control, "unix:ino");

    assertThat(postgres.stop()).isTrue();
    assertThat(postgres.status()).isInstanceOf(PostgresStatus.Stopped.class);
    assertThat(answersOn(first.port())).isFalse();
    RunningPostgres again = postgres.start();

    assertThat(again.startedByUs()).isTrue();
    assertThat(again.port()).isEqualTo(first.port());
    assertThat(Files.getAttribute(control, "unix:ino")).isEqualTo(made);
  }

  @Test
  void stop_nothingThere_isFalseAndMakesNothing() {
    assertThat(postgres.stop()).isFalse();
    assertThat(folder).doesNotExist();
  }

  @Test
  void start_twoAtOnce_oneStartsAndBothGetTheSameServer() throws Exception {
    withProgramsUnpacked();
    Callable<RunningPostgres> starting = () -> EmbeddedPostgres.in(folder).start();

    List<RunningPostgres> servers;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      servers =
          threads.invokeAll(List.of(starting, starting)).stream().map(f -> f.resultNow()).toList();
    }

    assertThat(servers).extracting(RunningPostgres::pid).containsOnly(servers.getFirst().pid());
    assertThat(servers).filteredOn(RunningPostgres::startedByUs).hasSize(1);
  }

  @Test
  void start_initdbWasKilledInTheMiddle_makesTheDataAnew() throws IOException {
    withProgramsUnpacked();
    Path half = Files.createDirectories(folder.resolve("data.new-1").resolve("global"));
    Files.writeString(half.resolveSibling("PG_VERSION"), "18\n");

    RunningPostgres server = postgres.start();

    assertThat(answersOn(server.port())).isTrue();
    assertThat(folder.resolve("data.new-1")).doesNotExist();
  }

  @Test
  void start_dataWithoutControlFile_isKeptAsideAndMadeAnew() throws IOException {
    withProgramsUnpacked();
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("PG_VERSION"), "18\n");

    RunningPostgres server = postgres.start();

    assertThat(answersOn(server.port())).isTrue();
    assertThat(folder.resolve("data.broken-1").resolve("PG_VERSION")).exists();
  }

  @Test
  void start_portTakenMeanwhile_movesToAnother() throws IOException {
    withProgramsUnpacked();
    int port = postgres.start().port();
    assertThat(postgres.stop()).isTrue();

    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(RunningPostgres.HOST))) {
      RunningPostgres moved = postgres.start();

      assertThat(moved.port()).isNotEqualTo(port);
      assertThat(answersOn(moved.port())).isTrue();
    }
  }

  @Test
  void start_serverWasKilled_startsAgainOnItsData() throws Exception {
    withProgramsUnpacked();
    RunningPostgres first = postgres.start();
    ProcessHandle server = ProcessHandle.of(first.pid()).orElseThrow();
    assertThat(server.destroyForcibly()).isTrue();
    assertThat(server.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    assertThat(Postmaster.pidFile(first.dataDirectory())).exists();

    RunningPostgres second = postgres.start();

    assertThat(second.pid()).isNotEqualTo(first.pid());
    assertThat(answersOn(second.port())).isTrue();
  }

  @Test
  void start_pidFileNamesAnotherProgram_isNotTakenForTheServer() throws IOException {
    withProgramsUnpacked();
    RunningPostgres first = postgres.start();
    List<String> pidFile = Files.readAllLines(Postmaster.pidFile(first.dataDirectory()));
    assertThat(postgres.stop()).isTrue();
    pidFile.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(Postmaster.pidFile(first.dataDirectory()), pidFile);

    assertThat(postgres.status()).isInstanceOf(PostgresStatus.Stopped.class);
    assertThat(postgres.start().pid()).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void superuser_password_liesInAPassFileOfMode600() throws IOException {
    Files.createDirectories(folder);

    RoleSecret secret = postgres.superuser();

    assertThat(secret.password()).hasSize(48);
    assertThat(secret).isEqualTo(EmbeddedPostgres.in(folder).superuser());
    assertThat(secret.passFile()).hasContent("127.0.0.1:*:*:postgres:" + secret.password());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret.passFile())))
        .isEqualTo("rw-------");
    assertThat(secret.toString()).doesNotContain(secret.password());
  }

  @Test
  void start_folderCannotBeMade_saysToSetTheHome() {
    assertThatExceptionOfType(PostgresUnavailable.class)
        .isThrownBy(() -> EmbeddedPostgres.in(Path.of("/dev/null/var/postgres")).start())
        .satisfies(e -> {
          assertThat(e.what()).contains("/dev/null/var/postgres");
          assertThat(e.fix()).contains("CRYPTORUN_HOME");
        });
  }

  @Test
  void libpqUrl_namesThePassFileAndNoPassword() {
    RoleSecret secret = new RoleSecret("db_auditor", "hidden", Path.of("/a home/auditor.pgpass"));

    assertThat(new RunningPostgres(folder, 5433, 1, "18.6.0", false).libpqUrl("db", secret))
        .isEqualTo(
            "postgresql://db_auditor@127.0.0.1:5433/db?passfile=%2Fa%20home%2Fauditor.pgpass");
  }

  static boolean answersOn(int port) {
    try (Socket socket = new Socket(InetAddress.ofLiteral(RunningPostgres.HOST), port)) {
      // An SSLRequest: a PostgreSQL without TLS answers with the single letter N.
      socket.getOutputStream().write(new byte[] {0, 0, 0, 8, 4, (byte) 0xd2, 22, 47});
      return socket.getInputStream().read() == 'N';
    } catch (IOException refused) {
      return false;
    }
  }
}
