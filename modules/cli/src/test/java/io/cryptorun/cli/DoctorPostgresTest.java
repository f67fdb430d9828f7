package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.testkit.PostgresExtension;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The self-check on a real database, whole and damaged.
class DoctorPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private Path home;

  private Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database()).now();
  }

  private static void asSuperuser(TestDatabase database, String... statements) throws SQLException {
    try (var session = database.connect();
        var statement = session.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /// On a machine under load the server may answer slowly at times, or one clock be read long after
  /// the other, and the check says so: then it is made again.
  private CliRun unhurried(String... arguments) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    var run = caller().run(arguments);
    while (isSlow(run) && System.nanoTime() < deadline) {
      run = caller().run(arguments);
    }
    return run;
  }

  private static boolean isSlow(CliRun run) {
    return run.out()
        .lines()
        .anyMatch(line ->
            line.matches("warn +database +PostgreSQL .*|(FAIL|warn) +clock +this machine .*"));
  }

  @Test
  void wholeDatabase_isMeasured() {
    var run = unhurried("doctor");

    assertThat(run.exit()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .containsPattern("ok +config .*scheduler.yaml: 5 jobs, 0 errors, 1 warning \\(")
        .containsPattern("ok +database +PostgreSQL \\d+.*, \\d+\\.\\d ms, schema (\\d+) of \\1, ")
        .containsPattern("warn +nodes +none is alive")
        .containsPattern("ok +triggers +0 waiting")
        .containsPattern("ok +artifacts .*MB free")
        .containsPattern("warn +providers +never checked");
    assertThat(home.resolve("artifacts")).doesNotExist();
    assertThat(home.resolve("var")).doesNotExist();
  }

  @Test
  void damage_isFound_andExits8() throws SQLException {
    asSuperuser(
        POSTGRES.database(),
        "insert into cryptorun.event (actor, kind) values ('ana', 'first'), ('ana', 'second')",
        "set session_replication_role = replica",
        "update cryptorun.event set actor = 'bob' where kind = 'first'",
        "insert into quartz.qrtz_job_details (sched_name, job_name, job_group, job_class_name,"
            + " is_durable, is_nonconcurrent, is_update_data, requests_recovery) values"
            + " ('cryptorun', 'scan.hot', 'jobs', 'x', true, false, false, true)",
        "insert into quartz.qrtz_triggers (sched_name, trigger_name, trigger_group, job_name,"
            + " job_group, next_fire_time, trigger_state, trigger_type, start_time) values"
            + " ('cryptorun', 'scan.hot', 'cron', 'scan.hot', 'jobs', 1, 'ACQUIRED', 'CRON', 0),"
            + " ('cryptorun', 'b', 'workflow', 'scan.hot', 'jobs', 1, 'PAUSED', 'CRON', 0),"
            + " ('cryptorun', 'c', 'request', 'scan.hot', 'jobs', -1, 'COMPLETE', 'SIMPLE', 0),"
            + " ('cryptorun', 'd', 'request', 'scan.hot', 'jobs', -1, 'COMPLETE', 'SIMPLE', 0)",
        "insert into quartz.qrtz_fired_triggers (sched_name, entry_id, trigger_name, trigger_group,"
            + " instance_name, fired_time, sched_time, priority, state) values"
            + " ('cryptorun', 'e', 'c', 'request', 'node-a', 1, 1, 5, 'EXECUTING')",
        "insert into cryptorun.finding (invariant, job, detail, found_by)"
            + " values ('changed_file', 'scan.hot', 'signals.csv is another', 'node-a')");
    try {
      var run = unhurried("doctor");

      assertThat(run.exit()).isEqualTo(8);
      assertThat(run.out())
          .containsPattern("FAIL +history +1 chains, newest 2 events computed again, 1 changed")
          .containsPattern(
              "FAIL +triggers +0 waiting, 1 firing, 1 paused \\(b\\), 1 other, 1 stuck:"
                  + " cron/scan.hot is ACQUIRED")
          .containsPattern("FAIL +invariants +changed_file of scan.hot: signals.csv is another");
      var items = caller().run("doctor", "-o", "json").json().get("items");
      assertThat(
              items.values().stream()
                  .filter(item -> item.get("level").asString().equals("fail"))
                  .map(item -> item.get("check").asString())
                  .filter(check -> !check.equals("clock")))
          .containsExactlyInAnyOrder("history", "triggers", "invariants");
    } finally {
      asSuperuser(
          POSTGRES.database(),
          "set session_replication_role = replica",
          "delete from quartz.qrtz_fired_triggers",
          "delete from quartz.qrtz_triggers",
          "delete from quartz.qrtz_job_details",
          "delete from cryptorun.finding",
          "delete from cryptorun.event",
          "delete from cryptorun.chain_head");
    }
  }

  @Test
  void clockThatIsOff_isAFailure() {
    var run = PreparedDatabase.caller(home, POSTGRES.database()).run("doctor");

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out()).containsPattern("FAIL +clock +this machine is [-+]\\d+ ms off");
  }

  @Test
  void unreachableDatabase_isAFailure_andTheRestIsMeasured() {
    var run =
        Caller.in(home)
            .with("CRYPTORUN_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
            .run("doctor");

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out())
        .containsPattern("FAIL +database .*127.0.0.1:1.*nothing of the ledger was measured")
        .containsPattern("ok +artifacts ");
  }

  @Test
  void brokenConfiguration_isAFailure_andTheRestIsMeasured() throws IOException {
    var broken = Files.writeString(home.resolve("broken.yaml"), "jobs: [\n");

    var run = unhurried("doctor", "-c", broken.toString());

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out())
        .containsPattern("FAIL +config +1 errors, the first at .*broken.yaml:2:1")
        .containsPattern("ok +database ");
  }

  @Test
  void folderThatCannotBeWritten_isAFailure() throws IOException {
    var text = Files.readString(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    var file =
        Files.writeString(
            home.resolve("s.yaml"),
            text.replace("artifacts_dir: \"artifacts\"", "artifacts_dir: /proc/artifacts"));

    var run = caller().run("doctor", "-c", file.toString());

    assertThat(run.exit()).isEqualTo(8);
    assertThat(run.out()).containsPattern("FAIL +artifacts +/proc: ");
  }

  @Test
  void bundle_holdsEverythingButPasswords() throws IOException {
    var logs = Files.createDirectories(home.resolve("var/log"));
    Files.writeString(
        logs.resolve("node-a.log"), "password=%s\n".formatted(PreparedDatabase.PASSWORD));
    var file = home.resolve("report.zip");

    var run = caller().run("doctor", "--bundle", file.toString());

    assertThat(run.err()).contains("packed " + file);
    try (var zip = new ZipFile(file.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .contains("doctor.txt", "settings.txt", "ledger/runs.txt", "log/node-a.log");
      for (var entry : zip.stream().toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(text).as(entry.toString()).doesNotContain(PreparedDatabase.PASSWORD);
      }
      var log = zip.getInputStream(zip.getEntry("log/node-a.log")).readAllBytes();
      assertThat(new String(log, StandardCharsets.UTF_8)).isEqualTo("password=********\n");
    }
    assertThat(caller().run("doctor", "--bundle", file.toString()).exit()).isEqualTo(2);
    var unwritable = caller().run("doctor", "--bundle", "/proc/report.zip");
    assertThat(unwritable.exit()).as(unwritable.err()).isEqualTo(5);
    assertThat(unwritable.err()).contains("CR-SYS-002", "cannot write in /proc");
  }
}
