package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a bad input gets, row by row of the product's table: the answer, the exit code, and nothing
/// left behind.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputsPostgresTest {

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir private static Path home;

  /// One row.
  ///
  /// @param variables beside those of the database
  /// @param told parts of stderr
  record Row(String line, Map<String, String> variables, int exit, List<String> told) {

    static Row of(String line, int exit, String... told) {
      return new Row(line, Map.of(), exit, List.of(told));
    }

    Row with(String variable, String value) {
      return new Row(line, Map.of(variable, value), exit, told);
    }

    @Override
    public String toString() {
      return line + " -> " + exit;
    }
  }

  static Stream<Row> usage() {
    return Stream.of(
        Row.of("shedule list", 2, "did you mean schedule?"),
        Row.of("schedule lits", 2, "did you mean list?"),
        Row.of("schedule", 2, "needs one of: list"),
        Row.of("schedule list --outptu json", 2, "did you mean --output?"),
        Row.of("schedule list -o yaml", 2, "yaml", "json"),
        Row.of("schedule run", 2, "JOB"),
        Row.of("schedule run scan.hto", 2, "no job \"scan.hto\"", "did you mean scan.hot? jobs: "),
        Row.of("schedule run scan.hot --as-of noon", 2, "2021-05-19T15:00:07Z"),
        Row.of("schedule run scan.hot --as-of 2026-03-02T12:00:07Z", 2, "CRYPTORUN_SIMULATOR"),
        Row.of("schedule list --tz Mars/Base", 2, "Mars/Base", "Europe/Berlin"),
        Row.of("schedule list --tz Europe/Berlni", 2, "did you mean Europe/Berlin?"),
        Row.of("runs list --since yesterdayish", 2, "24h", "7d", "2025-09-07"),
        Row.of("runs show ZZZZZZZZ", 4, "ZZZZZZZZ", "runs list"),
        Row.of("schedule list --columns nmae", 2, "did you mean name?"),
        Row.of("config schema --kind JobLits", 2, "did you mean JobList?"),
        Row.of("config show globl", 2, "globl"),
        Row.of(
            "db query 'drop table x'",
            2,
            "DROP TABLE in a read-only transaction",
            "writes nothing",
            "cryptorun db views"),
        Row.of("schedule pause scan.hot --reason=", 2, "it is empty"),
        Row.of("schedule pause scan.hot --reason=a\nb", 2, "line break"),
        Row.of("schedule pause scan.hot --reason=\u001b[31mred", 2, "control character"),
        Row.of("schedule trigger scan.hot --reason=" + "x".repeat(501), 2, "501 characters"),
        Row.of("schedule trigger scan.hot --wait=soon", 2, "\"soon\" is not a duration"),
        Row.of("schedule trigger scan.hot --wait=-5s", 2, "\"-5s\" is not a duration"),
        Row.of("schedule status -w=often", 2, "\"often\" is not a duration"),
        Row.of("schedule start --node-id ../x", 2, "\"../x\" cannot be a node's id"),
        Row.of("schedule start --node-id=", 2, "cannot be a node's id"),
        Row.of("runs list --job scan.hto", 2, "did you mean scan.hot?"),
        Row.of("artifacts list --job scan.hto", 2, "did you mean scan.hot?"),
        Row.of("schedule history scan.hto", 2, "did you mean scan.hot?"),
        Row.of("runs list --since 1h --until 2h", 2, "is before --since"),
        Row.of("artifacts show 01 signals.csv -n -1", 2, "-n -1"),
        Row.of("runs list -o table -- --job", 2, "behind -- is no option: '--job'"),
        Row.of("help exit-code", 2, "did you mean exit-codes?"),
        Row.of("simulator --port 99999", 2, "99999"),
        Row.of(
                "schedule list",
                5,
                "127.0.0.1:1",
                "none",
                "nobody",
                "connection refused",
                "in flight")
            .with("CRYPTORUN_DATABASE_CLI_URL", "postgresql://nobody@127.0.0.1:1/none"),
        Row.of("schedule list", 5, "no.such.host.invalid")
            .with("CRYPTORUN_DATABASE_CLI_URL", "postgresql://nobody@no.such.host.invalid/none"),
        Row.of(
                "schedule list",
                3,
                "CRYPTORUN_DATABASE_CLI_URL",
                "postgresql://user@host:5432/database")
            .with("CRYPTORUN_DATABASE_CLI_URL", "mysql://host/db"),
        Row.of("schedule list", 3, "there is no such file")
            .with("CRYPTORUN_CONFIG", "/nowhere.yaml"),
        Row.of("schedule run scan.hot", 5, "cryptorun simulator --port")
            .with("CRYPTORUN_SIMULATOR", "http://127.0.0.1:1"),
        Row.of("schedule run scan.hot", 5, "/proc/home", "set CRYPTORUN_HOME")
            .with("CRYPTORUN_HOME", "/proc/home"));
  }

  /// A whole file, or what stands in the shipped one and what stands there instead.
  private static Stream<List<String>> configurations() {
    return Stream.of(
        List.of("jobs:\n\t- name: x\n", "CR-CFG-003", "2:1", "indent with spaces"),
        List.of("\uFEFFjobs: []\n", "CR-CFG-004", "1:1", "byte order mark"),
        List.of("jobs: [\n", "CR-CFG-002", "2:1", "not valid YAML"),
        List.of("jobs: []\njobs: []\n", "CR-CFG-005", "2:1", "stands here twice"),
        List.of("jobs: []\nx: \u0000\n", "CR-CFG-002", "2:4", "U+0000"),
        List.of(bomb(), "CR-CFG-006", "1:1", "aliases"),
        List.of("jobs: " + "[".repeat(90) + "]".repeat(90), "CR-CFG-006", "1:1", ""),
        List.of("", "CR-CFG-007", "1:1", "the file is empty"),
        List.of("\"*/15 * * * *\"", "\"0 0 1 * 1\"", "CR-CFG-012", "9:15", "two jobs, or *"),
        List.of("\"*/15 * * * *\"", "\"0 */15 * * * *\"", "CR-CFG-012", "9:15", "drop the seconds"),
        List.of("\"*/15 * * * *\"", "\"0 0 0 1 1 ? 2027\"", "CR-CFG-012", "9:15", "7 fields"),
        List.of(
            "max_sample: 30", "max_smaple: 30", "CR-CFG-008", "16:7", "did you mean max_sample?"),
        List.of(
            "max_sample: 30",
            "\"max_sample \": 30",
            "CR-CFG-008",
            "16:7",
            "did you mean max_sample?"),
        List.of(
            "name: \"scan.warm\"", "name: \"scan.hot\"", "CR-CFG-010", "24:11", "first in line 8"),
        List.of("top_n: 10", "top_n: 31", "CR-CFG-019", "18:14", "more than max_sample 30"),
        List.of("min_gates_passed: 2", "min_gates_passed: 4", "CR-CFG-021", "76:25", "1 to 3"),
        List.of(
            "[\"kraken\", \"okx\"]",
            "[\"kraken\", \"okex\"]",
            "CR-CFG-016",
            "31:26",
            "did you mean okx?"),
        List.of("ttl: 300", "ttl: -300", "CR-CFG-018", "17:12", "1 or more"),
        List.of(
            "output_dir: \"signals\"",
            "output_dir: \"/etc\"",
            "CR-CFG-022",
            "21:19",
            "is absolute"),
        List.of(
            "output_dir: \"signals\"",
            "output_dir: \"a/../../b\"",
            "CR-CFG-022",
            "21:19",
            "climbs"),
        List.of(
            "timezone: \"UTC\"",
            "timezone: \"Europe/Berlin\"",
            "CR-CFG-013",
            "9:15",
            "clocks change"));
  }

  private static String bomb() {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 20; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  /// A home that has been used before, so its folder for logs is there.
  @BeforeAll
  static void usedHome() throws IOException {
    Files.createDirectories(home.resolve("var/log"));
    var config = Files.createDirectories(home.resolve("config"));
    var shipped = CliRun.INSTALLATION.resolve("config");
    Files.writeString(
        config.resolve("venues.yaml"),
        Files.readString(shipped.resolve("venues.yaml"))
            .replaceAll("(burst|per_second|limit): (\\d+)", "$1: $200"));
    Files.copy(shipped.resolve("scheduler.yaml"), config.resolve("scheduler.yaml"));
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  private static CliRun run(Caller caller, String line) {
    var words = line.replace("'drop table x'", "drop\u00a0table\u00a0x").split(" ", -1);
    return caller.run(
        Stream.of(words).map(word -> word.replace('\u00a0', ' ')).toArray(String[]::new));
  }

  /// How many rows each of our tables has.
  private static Map<String, Long> rows() throws SQLException {
    var counts = new TreeMap<String, Long>();
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      var names = new java.util.ArrayList<String>();
      try (var found =
          statement.executeQuery(
              "select table_schema || '.' || table_name from information_schema.tables where"
                  + " table_schema in ('cryptorun', 'quartz') and table_type = 'BASE TABLE'")) {
        while (found.next()) {
          names.add(found.getString(1));
        }
      }
      for (var name : names) {
        try (var count = statement.executeQuery("select count(*) from " + name)) {
          count.next();
          counts.put(name, count.getLong(1));
        }
      }
    }
    return counts;
  }

  private static List<String> files() throws IOException {
    try (var all = Files.walk(home)) {
      return all.map(Path::toString).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("usage")
  void badInput_getsItsAnswer_andLeavesNoTrace(Row row) throws SQLException, IOException {
    var before = rows();
    var filesBefore = files();
    var caller = caller();
    for (var variable : row.variables().entrySet()) {
      caller = caller.with(variable.getKey(), variable.getValue());
    }

    var run = run(caller, row.line());

    assertThat(run.exit()).as(run.err()).isEqualTo(row.exit());
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error[CR-").contains("fix: ").contains(row.told());
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    assertTheSameAsOneObject(caller, row);
    assertThat(rows()).isEqualTo(before);
    assertThat(files()).isEqualTo(filesBefore);
  }

  /// What cannot be reached is asked once: each try waits for its connection.
  private static void assertTheSameAsOneObject(Caller caller, Row row) {
    boolean waits = row.variables().containsKey("CRYPTORUN_DATABASE_CLI_URL") && row.exit() == 5;
    if (waits || row.line().contains("-o ")) {
      return;
    }
    var run = run(caller, row.line() + " -o json");

    assertThat(run.exit()).isEqualTo(row.exit());
    assertThat(run.out()).isEmpty();
    assertThat(run.errorJson().get("exit_code").asInt()).isEqualTo(row.exit());
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void badConfiguration_isToldAtItsPlace(List<String> row) throws IOException {
    var file = home.resolve("bad.yaml");
    boolean whole = row.size() == 4;
    var shipped = Files.readString(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    var text = whole ? row.get(0) : shipped.replace(row.get(0), row.get(1));
    assertThat(text).isNotEqualTo(shipped);
    Files.writeString(file, text);
    try {
      var run = caller().run("config", "validate", file.toString());

      assertThat(run.exit()).isEqualTo(3);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .contains("error[%s]".formatted(row.get(row.size() - 3)))
          .contains("%s:%s".formatted(file, row.get(row.size() - 2)))
          .contains(row.getLast())
          .contains("why: ", "fix: ")
          .doesNotContain("\tat ");
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void manyBadKeys_areToldInOnePass_asOneObjectForPrograms() throws IOException {
    var shipped = Files.readString(CliRun.INSTALLATION.resolve("config/scheduler.yaml"));
    var file =
        Files.writeString(
            home.resolve("many.yaml"),
            shipped
                .replace("*/15 * * * *", "*/15 * * *")
                .replace("ttl: 300", "ttl: -300")
                .replace("top_n: 20", "topn: 20"));

    var error = caller().run("config", "validate", file.toString(), "-o", "json").errorJson();

    assertThat(error.get("errors").values().stream().map(one -> one.get("code").asString()))
        .containsExactly("CR-CFG-012", "CR-CFG-018", "CR-CFG-008", "CR-CFG-018");
    Files.delete(file);
  }

  @Test
  void schema_olderOrNewer_tellsBothNumbers() throws SQLException {
    statement("update cryptorun.schema_history set success = false where version::int > 20");
    var older = caller().run("schedule", "list");
    statement("update cryptorun.schema_history set success = true");
    statement(
        "insert into cryptorun.schema_history (installed_rank, version, description, type, script,"
            + " installed_by, execution_time, success) values (9999, '999', 'x', 'SQL', 'x', 'x',"
            + " 0, true)");
    var newer = caller().run("schedule", "list");
    statement("delete from cryptorun.schema_history where version = '999'");

    assertThat(older.exit()).as(older.err()).isEqualTo(5);
    assertThat(older.err()).contains("20").contains("cryptorun db migrate");
    assertThat(newer.exit()).as(newer.err()).isEqualTo(5);
    assertThat(newer.err()).contains("999").contains("upgrade");
    assertThat(caller().run("schedule", "list").exit()).isZero();
  }

  @Test
  void password_wrong_isNotPermitted() {
    var url = PreparedDatabase.url(POSTGRES.database(), "cli");

    var run =
        caller()
            .with("CRYPTORUN_DATABASE_CLI_URL", url.replace(PreparedDatabase.PASSWORD, "wrong"))
            .run("schedule", "list");

    assertThat(run.exit()).as(run.err()).isEqualTo(9);
    assertThat(run.err()).contains("not accepted").doesNotContain("wrong@", ":wrong");
  }

  @Test
  void role_withoutTheRight_isNotPermitted() {
    var run =
        caller()
            .with(
                "CRYPTORUN_DATABASE_CLI_URL", PreparedDatabase.url(POSTGRES.database(), "auditor"))
            .run("schedule", "list");

    assertThat(run.exit()).as(run.err()).isEqualTo(9);
    assertThat(run.err()).contains("permission denied");
  }

  @Test
  void port_taken_namesItAndTheFlag() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());

      var run = caller().run("simulator", "--port", port);

      assertThat(run.exit()).isEqualTo(6);
      assertThat(run.err()).contains(port).contains("--port");
    }
  }

  private static void statement(String sql) throws SQLException {
    try (var session = POSTGRES.database().connect();
        var statement = session.createStatement()) {
      statement.execute(sql);
    }
  }
}
