package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.PostgresExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// How the program ends where only a process can show it: signals and a reader that goes away.
class ProcessEndsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private Path home;

  private Process start(String... arguments) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dcryptorun.installation=" + CliRun.INSTALLATION,
                "-cp",
                classPath(),
                "io.cryptorun.cli.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(PreparedDatabase.caller(home, POSTGRES.database()).variables());
    return builder.start();
  }

  /// That of this test, whichever way its classes were loaded.
  private static String classPath() {
    return Main.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }

  private static int ended(Process process) throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it does not end");
    }
    return process.exitValue();
  }

  private static void signal(Process process, String name)
      throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void ctrlC_ends130() throws IOException, InterruptedException {
    var simulator = start("simulator", "--port", "0");
    try (var out = lines(simulator)) {
      assertThat(out.readLine()).contains("http://127.0.0.1:");

      signal(simulator, "INT");

      assertThat(ended(simulator)).isEqualTo(130);
    }
  }

  @Test
  void sigterm_drainsANode_andEnds143() throws IOException, InterruptedException {
    var node = start("schedule", "start", "--node-id", "node-a");
    try (var err =
        new BufferedReader(new InputStreamReader(node.getErrorStream(), StandardCharsets.UTF_8))) {
      var line = err.readLine();
      while (line != null && !line.contains("node node-a is active")) {
        line = err.readLine();
      }
      assertThat(line).as("it never was active").isNotNull();

      signal(node, "TERM");

      assertThat(ended(node)).isEqualTo(143);
    }
    var state =
        PreparedDatabase.caller(home, POSTGRES.database())
            .run(
                "db",
                "query",
                "select state from audit.nodes where node = 'node-a'",
                "-o",
                "plain");
    assertThat(state.out()).isEqualTo("left\n");
  }

  @Test
  void readerThatGoesAway_isANormalEnd() throws IOException, InterruptedException {
    var process =
        start("db", "query", "select repeat('x', 1000) from generate_series(1, 2000)", "-o", "csv");
    try (var out = lines(process)) {
      assertThat(out.readLine()).isEqualTo("repeat");
    }

    assertThat(ended(process)).isZero();
    assertThat(process.getErrorStream().readAllBytes()).asString(StandardCharsets.UTF_8).isEmpty();
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }
}
