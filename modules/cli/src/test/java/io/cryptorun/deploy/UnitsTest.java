package io.cryptorun.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.ledger.DatabaseUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The units of systemd against the program's commands, codes and times.
class UnitsTest {

  private static final String NODE = "systemd/cryptorun@.service";
  private static final String BACKUP = "systemd/cryptorun-backup.service";
  private static final String PROGRAM = "/opt/cryptorun/bin/cryptorun ";
  private static final List<String> UNITS = List.of(NODE, BACKUP, "systemd/cryptorun-backup.timer");
  private static final Path VERIFIER = Path.of("/usr/bin/systemd-analyze");

  @Test
  void node_isStoppedLongerThanItsRunsMayTake() throws IOException {
    assertThat(Long.parseLong(value(NODE, "TimeoutStopSec")))
        .isGreaterThan(Deployed.drainTimeout().toSeconds() + 10);
    assertThat(value(NODE, "KillSignal")).isEqualTo("SIGTERM");
  }

  @Test
  void codes_areThoseOfTheProgram() throws IOException {
    assertThat(value(NODE, "SuccessExitStatus")).isEqualTo("" + ExitCode.TERMINATED.number());
    assertThat(value(NODE, "RestartPreventExitStatus"))
        .isEqualTo(
            "%d %d %d"
                .formatted(
                    ExitCode.USAGE.number(),
                    ExitCode.CONFIGURATION.number(),
                    ExitCode.CONFLICT.number()));
  }

  @Test
  void commands_areThoseOfTheProgram() throws IOException {
    var lines = Deployed.text(NODE).lines().filter(line -> line.startsWith("Exec")).toList();

    assertThat(lines).hasSize(2).allMatch(line -> line.contains(PROGRAM));
    for (var line : lines) {
      var command = line.substring(line.indexOf(PROGRAM) + PROGRAM.length()).split(" >", 2)[0];
      Deployed.assertUnderstood(List.of(command.replace("%i", "node-a").split(" ", -1)));
    }
    assertThat(Deployed.FOLDER.resolve("backup.sh")).isExecutable();
    assertThat(value(BACKUP, "ExecStart")).startsWith("/opt/cryptorun/deploy/backup.sh ");
  }

  @Test
  void documentation_isAPageOfTheCheckout() throws IOException {
    for (var unit : UNITS) {
      var page = value(unit, "Documentation").replace("file:///opt/cryptorun/", "");

      assertThat(Deployed.CHECKOUT.resolve(page)).isRegularFile();
    }
  }

  @Test
  void passwords_comeAsCredentialsOfTheNameThatIsRead() throws IOException {
    for (var unit : List.of(NODE, BACKUP)) {
      var credential = value(unit, "LoadCredential").split(":", 2)[0];

      assertThat(Deployed.text(unit))
          .contains("Environment=CRYPTORUN_DB_PASSWORD_FILE=%d/" + credential + "\n");
    }
  }

  @Test
  void variables_areThoseThatTheProgramReads() throws IOException {
    for (var file : List.of(NODE, BACKUP, "systemd/cryptorun.env")) {
      assertThat(Deployed.variables(Deployed.text(file))).isSubsetOf(Deployed.knownVariables());
    }
    var addresses =
        Pattern.compile("_URL=(.*)").matcher(Deployed.text("systemd/cryptorun.env")).results();
    assertThat(addresses.map(found -> DatabaseUrl.parse(found.group(1), Map.of()).user()))
        .containsExactly("cryptorun_app", "cryptorun_owner");
  }

  @Test
  void units_areWellFormed_bySystemdsOwnJudgement(@TempDir Path folder) throws Exception {
    assumeTrue(Files.isExecutable(VERIFIER), "no systemd-analyze on this machine");
    for (var unit : UNITS) {
      var name = unit.substring(unit.indexOf('/') + 1);
      var runnable = Deployed.text(unit).replaceAll("/opt/cryptorun/[a-z./]+", "/bin/true");
      Files.writeString(folder.resolve(name), runnable);
    }
    for (var name : List.of("cryptorun@node-a.service", "cryptorun-backup.timer")) {
      assertThat(complaints(folder, name)).as(name).isEmpty();
    }
  }

  /// What it says about our files; it also speaks of the machine's other units.
  private static List<String> complaints(Path folder, String unit)
      throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(VERIFIER.toString(), "verify", folder.resolve(unit).toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.lines().filter(line -> line.contains(folder.toString())).toList();
  }

  private static String value(String unit, String key) throws IOException {
    return Pattern.compile("^" + key + "=(.*)$", Pattern.MULTILINE)
        .matcher(Deployed.text(unit))
        .results()
        .map((MatchResult found) -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(unit + " has no " + key));
  }
}
