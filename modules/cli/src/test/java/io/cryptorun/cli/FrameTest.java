package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

  @TempDir private Path home;

  @Test
  void help_asked_namesEveryCommandAndTheExitCodes() {
    var run = Caller.in(home).run("--help");

    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("schedule", "demo", "simulator", "db", "config", "version", "completion")
        .contains("Exit codes: 0 done");
  }

  @Test
  void help_ofACommand_tellsFirstWhatItAloneTakes() {
    assertThat(Caller.in(home).run("schedule", "pause", "--help").out())
        .containsSubsequence("[JOB...]  ", "--reason=TEXT  ", "Of every command:", "--ascii  ");
    assertThat(Caller.in(home).run("schedule", "--help").out())
        .containsSubsequence("Commands:", "  pause  ", "Options:", "--ascii  ");
  }

  @Test
  void version_asked_isThatOfTheBuild() {
    var run = Caller.in(home).run("version");

    assertThat(run.out()).matches("cryptorun \\S+, schema \\d+ \\(Java 25.*\\)\\R");
    assertThat(Caller.in(home).run("--version").out()).isEqualTo(run.out());
  }

  @Test
  void version_asJson_hasTheEnvelope() {
    var json = Caller.in(home).run("version", "-o", "json").json();

    assertThat(json.propertyNames())
        .containsExactly("api_version", "kind", "generated_at", "node", "home", "item", "warnings");
    assertThat(json.at("/api_version").asString()).isEqualTo("cryptorun/v1");
    assertThat(json.at("/generated_at").asString()).isEqualTo("2026-11-23T14:07:41Z");
    assertThat(json.at("/home").asString()).isEqualTo(home.toString());
    assertThat(json.at("/item/java").asString()).startsWith("25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shedule list            | did you mean
          schedule lsit           | did you mean
          version --outptu json   | --output
          version -o yaml         | table
          config                  | validate
          --tz Mars/Base version  | Mars/Base
          """)
  void commandLine_wrong_exits2AndSaysWhatIsMeant(String line, String text) {
    var run = Caller.in(home).run(line.split("\\s+", -1));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error[CR-USE-").contains(text).contains("fix: ");
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("\tat ");
  }

  @Test
  void commandLine_wrongWithJson_putsOneObjectOnStderr() {
    var run = Caller.in(home).run("version", "-o", "json", "extra");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errorJson().propertyNames())
        .contains("type", "title", "detail", "code", "where", "fix");
  }

  @Test
  void flag_goesBeforeItsVariable_andThatBeforeTheDefault() {
    var caller = Caller.in(home).with("CRYPTORUN_OUTPUT", "plain");

    assertThat(caller.run("version").out()).isEqualTo(caller.run("version", "-o", "plain").out());
    assertThat(caller.run("version", "-o", "json").json().at("/kind").asString())
        .isEqualTo("Version");
    assertThat(caller.run("-o", "json", "version").json().at("/kind").asString())
        .isEqualTo("Version");
    var wrong = Caller.in(home).with("CRYPTORUN_TZ", "Mars/Base");
    assertThat(wrong.run("version").exit()).isEqualTo(3);
    assertThat(wrong.run("version").err()).contains("environment variable CRYPTORUN_TZ");
    assertThat(wrong.run("version", "--tz", "Moon/Base").err()).contains("--tz", "CR-USE-001");
    assertThat(wrong.run("version", "--tz", "UTC").exit()).isZero();
  }

  @Test
  void columns_ofAnItem_areItsFields() {
    var run = Caller.in(home).run("version", "--columns", "java,version", "--no-headers");
    var wrong = Caller.in(home).run("version", "--columns", "jaava", "-o", "json");

    assertThat(run.out()).matches("25\\S*  \\S+\\R");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.errorJson().get("fix").asString())
        .isEqualTo("did you mean java? columns: version, schema, java, java_home, system, nodes");
  }

  @Test
  void environment_wrong_exits3AndNamesTheVariable() {
    var run = Caller.in(home).with("CRYPTORUN_SIMULATOR", "ftp://x").run("config", "validate");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err())
        .contains("CRYPTORUN_SIMULATOR \"ftp://x\"")
        .contains("fix: http://127.0.0.1:18080");
  }

  @Test
  void reader_goneAway_isAQuietEnd() {
    var closed =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);
    var err = new java.io.ByteArrayOutputStream();
    var surroundings =
        new Surroundings(
            closed,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            InputStream.nullInputStream(),
            false,
            false,
            Map.of("CRYPTORUN_HOME", home.toString()),
            CliRun.INSTALLATION,
            InstantSource.fixed(CliRun.NOW));

    assertThat(Main.run(surroundings, "version")).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void completion_forBash_isAScript() {
    assertThat(Caller.in(home).run("completion", "bash").out())
        .contains("complete ")
        .contains("schedule");
  }
}
