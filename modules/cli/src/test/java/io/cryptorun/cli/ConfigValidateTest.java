package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ConfigValidateTest {

  @TempDir private Path home;

  private String broken(String valid, String replacement) throws IOException {
    var text = Files.readString(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    assertThat(text).contains(valid);
    var file = home.resolve("broken.yaml");
    Files.writeString(file, text.replace(valid, replacement));
    return file.toString();
  }

  @Test
  void shippedFiles_areValid() {
    var run = Caller.in(home).run("config", "validate");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("scheduler.yaml: valid, 5 jobs, 5 enabled")
        .contains("venues.yaml: valid, 4 venues")
        .containsPattern("scan.hot +\\*/15 \\* \\* \\* \\* +every 15 minutes +yes");
  }

  @Test
  void shippedFiles_asJson_listTheJobs() {
    var item = Caller.in(home).run("config", "validate", "-o", "json").json().get("item");

    assertThat(item.get("valid").asBoolean()).isTrue();
    assertThat(item.get("sha256").asString()).hasSize(64);
    assertThat(item.get("jobs").values().stream().map(job -> job.get("name").asString()))
        .containsExactly(
            "scan.hot", "scan.warm", "regime.refresh", "providers.health", "premove.hourly");
  }

  /// Of a line that nobody can read only the part around the error is shown.
  @Test
  void longLine_isShownAroundTheError() throws IOException {
    var file = broken("ttl: 300", "ttl: %s # %s".formatted("9".repeat(3000), "x".repeat(3000)));

    var run = Caller.in(home).run("config", "validate", "-c", file);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(500));
    assertThat(run.err()).contains("ttl: 9999", "99…\n    |            ^^^^");
  }

  @Test
  void fileOfAnotherEncoding_isToldWhatToDo() throws IOException {
    var file = home.resolve("utf16.yaml");
    Files.writeString(file, "jobs: []\n", java.nio.charset.StandardCharsets.UTF_16);

    var run = Caller.in(home).run("config", "validate", file.toString());

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("it is not UTF-8 text", "fix: save it as UTF-8");
  }

  @Test
  void cron_broken_isShownAtItsPlace() throws IOException {
    var file = broken("*/15 * * * *", "*/15 * * *");

    var run = Caller.in(home).run("config", "validate", "-c", file);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo(
            """
            error[CR-CFG-012]: "*/15 * * *" is not a cron expression that can be scheduled
              --> %s:9:15  jobs[0].schedule (scan.hot)
             9 |     schedule: "*/15 * * *"
               |               ^^^^^^^^^^^^ 4 fields, need 5: minute hour day-of-month month day-of-week
            why: the job's next fire cannot be computed; no node starts with it
            fix: "*/15 * * * *"   (every 15 minutes)
            """
                .formatted(file));
  }

  @Test
  void keys_unknown_areAllTold() throws IOException {
    var file = broken("max_sample:", "max_smaple:");

    var run = Caller.in(home).run("config", "validate", file);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err().lines().filter(line -> line.startsWith("error[CR-CFG-008]"))).hasSize(4);
    assertThat(run.err()).contains("fix: did you mean max_sample?").endsWith("4 errors\n");
  }

  @Test
  void errors_asJson_areOneObject() throws IOException {
    var file = broken("ttl: 300", "ttl: -1");

    var run = Caller.in(home).run("config", "validate", "-c", file, "-o", "json");

    JsonNode error = run.errorJson();
    assertThat(run.out()).isEmpty();
    assertThat(error.get("title").asString()).isEqualTo("configuration invalid");
    assertThat(error.get("code").asString()).isEqualTo("CR-CFG-018");
    assertThat(error.get("where").asString()).contains(file + ":17:12");
    assertThat(error.get("errors").size()).isEqualTo(2);
  }

  @Test
  void file_missing_isNamed() {
    var run = Caller.in(home).run("config", "validate", "-c", "nowhere.yaml");

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("error[CR-CFG-001]: nowhere.yaml: there is no such file");
  }
}
