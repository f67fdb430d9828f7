package io.cryptorun.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the server when the process that started it dies, and who may be that process.
class StarterProcessTest {
  private static final int NOBODY = 65534;
  private static final Map<String, String> AS_IS = Map.of();

  @TempDir static Path classPathFolder;
  @TempDir Path temp;

  private static Path classes = Path.of("");
  private static Path programs = Path.of("");
  private Path folder = Path.of("");

  @BeforeAll
  static void copyClassPath() throws IOException {
    openToAll(classPathFolder);
    classes = Starter.readableClassPath(classPathFolder);
    programs = Binaries.unpackedIn(classPathFolder).root();
  }

  @BeforeEach
  void folder() throws IOException {
    openToAll(temp);
    folder = Files.createDirectory(temp.resolve("postgres"));
    Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
  }

  @AfterEach
  void stopServer() throws IOException {
    boolean _ = EmbeddedPostgres.in(folder).stop();
    Files.delete(folder.resolve(programs.getFileName()));
  }

  @Test
  void server_whoseStarterIsKilled_livesOnInASessionOfItsOwn() throws Exception {
    Process starter = Starter.launch(List.of(), classes, folder, AS_IS);
    String said = firstLine(starter);
    kill(starter);

    PostgresStatus status = EmbeddedPostgres.in(folder).status();

    assertThat(status).isInstanceOf(PostgresStatus.Running.class);
    RunningPostgres server = ((PostgresStatus.Running) status).server();
    assertThat(said).isEqualTo("running " + server.pid() + " " + server.port());
    assertThat(EmbeddedPostgresTest.answersOn(server.port())).isTrue();
    assertThat(sessionOf(server.pid())).isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
  }

  @Test
  void start_afterStarterWasKilledDuringInitdb_works() throws Exception {
    Process starter = Starter.launch(List.of(), classes, folder, AS_IS);
    assertThat(eventually(() -> anyFileBeginsWith("data.new"))).isTrue();
    kill(starter);

    RunningPostgres server = EmbeddedPostgres.in(folder).start();

    assertThat(EmbeddedPostgresTest.answersOn(server.port())).isTrue();
  }

  @Test
  void start_asPlainUser_needsNoWayRound() throws Exception {
    assumeRoot();
    give(folder, NOBODY);

    Process starter =
        Starter.launch(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"),
            classes,
            folder,
            Map.of("HOME", temp.toString()));

    assertThat(firstLine(starter)).startsWith("running ");
    assertThat(EmbeddedPostgres.in(folder).status()).isInstanceOf(PostgresStatus.Running.class);
    letItStopTheServer(starter);
  }

  @Test
  void start_asRootInAPlainUsersFolder_leavesEverythingToThatUser() throws Exception {
    assumeRoot();
    give(folder, NOBODY);

    RunningPostgres server = EmbeddedPostgres.in(folder).start();

    assertThat(EmbeddedPostgresTest.answersOn(server.port())).isTrue();
    assertThat(FolderFiles.uid(server.dataDirectory())).isEqualTo(NOBODY);
    assertThat(FolderFiles.uid(EmbeddedPostgres.in(folder).superuser().passFile()))
        .isEqualTo(NOBODY);
  }

  @Test
  void start_asRootWithoutUserNamespaces_runsAsAServiceAccount() throws Exception {
    assumeRoot();

    Process starter =
        Starter.launch(List.of(), classes, folder, Map.of("PATH", pathWith("setpriv")));

    assertThat(firstLine(starter)).startsWith("running ");
    assertThat(FolderFiles.uid(folder.resolve("data"))).isNotZero();
    letItStopTheServer(starter);
  }

  @Test
  void start_asRootWithoutAnyWayRound_namesBothWaysOut() throws Exception {
    assumeRoot();

    Process starter = Starter.launch(List.of(), classes, folder, Map.of("PATH", pathWith("sh")));

    assertThat(firstLine(starter))
        .startsWith("unavailable ")
        .contains("run as a plain user", "CRYPTORUN_DATABASE_URL");
    kill(starter);
  }

  /// A search path on which only that program is found.
  private String pathWith(String program) throws IOException {
    Path bin = Files.createDirectory(temp.resolve("bin"));
    Files.copy(Path.of("/usr/bin").resolve(program), bin.resolve(program));
    return bin.toString();
  }

  private static String firstLine(Process process) throws IOException {
    BufferedReader reader = process.inputReader();
    return String.valueOf(reader.readLine());
  }

  private static void letItStopTheServer(Process starter) throws Exception {
    starter.getOutputStream().write('\n');
    starter.getOutputStream().close();
    assertThat(starter.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static String sessionOf(long pid) throws IOException {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    assumeTrue(Files.exists(stat), "sessions are read from /proc");
    String afterName = Files.readString(stat).replaceFirst(".*\\) ", "");
    return afterName.split(" ", -1)[3];
  }

  private boolean anyFileBeginsWith(String start) {
    try (var files = Files.list(folder)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(start));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean eventually(BooleanSupplier condition) {
    for (int i = 0; i < 3000; i++) {
      if (condition.getAsBoolean()) {
        return true;
      }
      LockSupport.parkNanos(10_000_000);
    }
    return false;
  }

  private static void assumeRoot() {
    assumeTrue(new UnixSystem().getUid() == 0, "only root can become another user");
  }

  private static void give(Path path, int uid) throws IOException {
    Files.setAttribute(path, "unix:uid", uid);
    Files.setAttribute(path, "unix:gid", uid);
  }

  private static void openToAll(Path path) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
