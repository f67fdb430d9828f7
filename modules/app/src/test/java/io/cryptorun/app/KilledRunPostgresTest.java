package io.cryptorun.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.jobs.Ran;
import io.cryptorun.ledger.Schema;
import io.cryptorun.simulator.Simulator;
import io.cryptorun.testkit.PostgresExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A run in the foreground whose process dies without a word.
class KilledRunPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  @TempDir Path home;

  @Test
  void run_afterAnotherWasKilledInTheMiddle_worksAtOnceAndClosesTheOther() throws Exception {
    var questions = new Questions(POSTGRES.database());
    var slow = Exchanges.synthetic().withLatency(Duration.ofSeconds(2));
    try (var simulator = Simulator.start(slow)) {
      var child = child(simulator);
      var runId = firstLine(child);
      assertThat(outcome(questions, runId)).isEqualTo("running");

      child.destroyForcibly();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(outcome(questions, runId)).isEqualTo("running");

      try (var fast = Simulator.start(Exchanges.synthetic())) {
        var ran = Trial.small(home, POSTGRES.database(), fast.url()).run(null);
        assertThat(ran).isInstanceOf(Ran.Completed.class);
      }
      assertThat(outcome(questions, runId)).isEqualTo("abandoned");
      assertThat(questions.rows("select outcome from audit.runs order by started_at"))
          .containsExactly("abandoned", "success");
      assertThat(questions.rows("select distinct node from audit.artifacts")).hasSize(1);
    }
    assertThat(home.resolve("artifacts/signals")).isDirectoryNotContaining("glob:**/.staging/*");
  }

  private static String outcome(Questions questions, String runId) {
    return questions.row("select outcome from audit.runs where run_id = ?", runId);
  }

  private static String firstLine(Process child) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
    return String.valueOf(lines.readLine());
  }

  private Process child(Simulator simulator) throws IOException {
    var trial = Trial.small(home, POSTGRES.database(), simulator.url());
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                RunInChild.class.getName(),
                home.toString(),
                trial.databaseUrl(),
                simulator.url().toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
