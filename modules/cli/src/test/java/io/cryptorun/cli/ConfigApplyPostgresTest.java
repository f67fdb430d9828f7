package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// `config diff` and `config apply`, from the first application on.
class ConfigApplyPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private Path home;

  private Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  private String asked(String sql) {
    return caller().run("db", "query", sql, "-o", "plain").out();
  }

  @Test
  void apply_changesOnlyWhatDiffers_onceAndAfterAYes() throws IOException {
    assertThat(caller().run("config", "init").exit()).isZero();
    assertThat(caller().run("config", "diff").exit()).isEqualTo(1);

    var unasked = caller().run("config", "apply");
    assertThat(unasked.exit()).isEqualTo(2);
    assertThat(unasked.err()).contains("--yes");
    var dry = caller().run("config", "apply", "--dry-run");
    assertThat(dry.out()).contains("+ scan.hot is new").contains("dry run: nothing was changed");
    assertThat(asked("select count(*) from audit.events where kind = 'config_applied'"))
        .isEqualTo("0\n");

    assertThat(caller().run("config", "apply", "--yes").out()).contains("is in force");
    assertThat(caller().run("config", "diff").exit()).isZero();
    assertThat(caller().run("config", "apply", "--yes").out()).contains("in force already");

    var file = home.resolve("config/scheduler.yaml");
    Files.writeString(
        file,
        Files.readString(file)
            .replace("*/15 * * * *", "*/20 * * * *")
            .replace("max_sample: 50", "max_sample: 40"));
    var difference = caller().run("config", "diff");
    assertThat(difference.exit()).isEqualTo(1);
    assertThat(difference.out())
        .containsPattern("~ scan.hot\\n    old fires +\\*/15 \\* \\* \\* \\* \\(.*\\): \\d{4}-")
        .containsPattern("    new fires +\\*/20 \\* \\* \\* \\* ")
        .contains("schedule: */15 * * * * -> */20 * * * *")
        .contains("max_sample: 50 -> 40");
    var json = caller().run("config", "diff", "-o", "json").json().get("item");
    assertThat(json.at("/jobs/0/after/cron").asString()).isEqualTo("*/20 * * * *");

    var applied = caller().run("config", "apply", "--yes", "-o", "json").json().get("item");
    assertThat(applied.get("applied").asBoolean()).isTrue();
    assertThat(asked("select count(*) from audit.events where kind = 'config_applied'"))
        .isEqualTo("2\n");
    assertThat(asked("select actor from audit.events where kind = 'config_applied' limit 1"))
        .startsWith("cli@");
  }
}
