package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.ReadOnlyQuery;
import io.cryptorun.ledger.Results;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.schedule.Configuration;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.SlotReason;
import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every canned question, asked by the auditor about a day on which a bit of everything happened.
class CannedQuestionsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private static final String CONFIG = new Configuration("scheduler", "venues").sha256();

  private static Fence published;
  private static Fence failed;
  private static Fence late;

  @BeforeAll
  static void aDay() throws SQLException {
    var superuser = new Tampering(POSTGRES.database());
    try (var cluster = new Cluster(POSTGRES.database());
        var node = cluster.join("node-a", NodeKind.DAEMON)) {
      var due = cluster.dueNow();
      var configurations = new Configurations(cluster.database);
      configurations.apply(new Configuration("scheduler", "venues"), List.of(), "cli@ops");
      published = Cluster.fence(cluster.cron(node.node(), "scan.hot", due));
      cluster.attempts().publish(published, Results.of("BTC/USD", "SOL/USD"));
      cluster
          .slots()
          .skip("scan.hot", List.of(due.minusSeconds(900)), SlotReason.CATCH_UP, node.node());
      failed = Cluster.fence(cluster.request(node.node(), "scan.warm", SlotKind.MANUAL, "asked"));
      cluster
          .attempts()
          .close(failed, new Ending(Outcome.FAILED, "no_valid_book", "CR-RUN-001", "no book"));
      late = Cluster.fence(cluster.cron(node.node(), "premove.hourly", due.minusSeconds(60)));
      cluster.one(
          "select cryptorun.close_epoch(?, 'fenced', 'node-b')",
          Integer.class,
          node.node().epoch());
      cluster.attempts().publish(late, Results.of("BTC/USD"));
    }
    superuser.with(
        "update cryptorun.attempt set config_sha256 = '%s', requested_by = 'cli@ops'"
            .formatted(CONFIG),
        """
        insert into cryptorun.command (command, target, reason, requested_by, requested_from, applied_by, applied_at, outcome)
        values ('pause', 'scan.warm', 'venue maintenance', 'ana', 'ops-1', 'node-a', clock_timestamp(), 'applied'),
               ('trigger', 'scan.hot', 'to see', 'ben', 'ops-2', null, null, null)
        """,
        """
        insert into cryptorun.provider_check (at, market, provider, position, healthy, reasons, warnings, response_time_ms,
          error_rate, samples, used, "limit", usage, usage_source, daily_used, daily_limit, monthly_used, monthly_limit,
          circuit_state, cache_ttl_seconds, ttl_multiplier, fallback, run_id)
        select now() - n * interval '5 min', 'sim:test', 'okx', 1, n not in (2, 3), case when n in (2, 3) then '{circuit open}'::text[] else '{}' end,
          '{}', 100 + n, 0.01 * n, 5, 90, 100, 90, 'local', 1, 10, 1, 10, case when n = 2 then 'OPEN' else 'CLOSED' end, 300, 1,
          case when n in (2, 3) then 'coinbase' end, 'check-' || n
        from generate_series(1, 4) n
        """,
        """
        insert into cryptorun.regime_history (at, market, regime, confidence, weights, valid_until, run_id)
        select now() - interval '1 day' + n * interval '4 hours', 'sim:test', case when n < 3 then 'calm' else 'normal' end, 0.8, '{}', now(), 'regime-' || n
        from generate_series(1, 4) n
        """);
  }

  @Test
  void everyFile_isAQuestionThatSaysWhatItAsks_andNoneIsMissing() throws IOException {
    try (var files = Files.list(Path.of("..", "..", "db", "audit"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")).toList())
          .containsExactlyInAnyOrderElementsOf(CannedQuestion.names())
          .hasSizeGreaterThanOrEqualTo(15);
    }
    assertThat(CannedQuestion.all())
        .allSatisfy(question -> {
          assertThat(question.question()).contains("?").doesNotStartWith("--");
          assertThat(question.sql().lines().toList()).noneMatch(line -> line.length() > 140);
          for (var setting : question.settings()) {
            assertThat(question.sql())
                .as(question.name())
                .contains("-- Settings:")
                .contains("ask." + setting);
          }
        });
    assertThatThrownBy(() -> CannedQuestion.named("../roles/create"))
        .hasMessageContaining("no question");
  }

  /// The document tells each question with its file and an answer.
  @Test
  void everyQuestion_standsInTheDocument() throws IOException {
    var document = Files.readString(Path.of("..", "..", "docs", "audit.md"));
    for (var question : CannedQuestion.all()) {
      assertThat(document)
          .contains("(../db/audit/%s.sql)".formatted(question.name()), question.question());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "changed_results",
        "broken_chain",
        "overlapping_runs",
        "published_twice",
        "published_after_fence",
        "violations"
      })
  void whatMustNeverBe_isNot(String question) {
    assertThat(ask(question)).isEmpty();
  }

  @Test
  void didNotRun() {
    assertThat(ask("did_not_run"))
        .extracting(row -> row.get("job"), row -> row.get("reason"), row -> row.get("error_code"))
        .containsExactlyInAnyOrder(
            tuple("scan.hot", "catch_up", null), tuple("scan.warm", "error", "CR-RUN-001"));
    assertThat(ask("did_not_run", "job", "scan.hot")).hasSize(1);
    assertThat(ask("did_not_run", "since", "2999-01-01")).isEmpty();
  }

  @Test
  void lateness_andSlowRuns() {
    assertThat(ask("lateness"))
        .extracting(row -> row.get("job"))
        .containsExactly("premove.hourly", "scan.hot");
    assertThat(ask("lateness", "job", "premove.hourly").getFirst())
        .containsEntry("runs", 1L)
        .containsEntry("over_10_s", 1L)
        .hasEntrySatisfying(
            "median_ms", ms -> assertThat((Long) ms).isGreaterThanOrEqualTo(60_000));
    assertThat(ask("slow_runs"))
        .hasSize(3)
        .allSatisfy(row -> assertThat((Long) row.get("duration_ms")).isNotNegative());
  }

  @Test
  void attempts_thatCameToNothing_andRunsByHand() {
    assertThat(ask("wasted_attempts"))
        .extracting(row -> row.get("run_id"))
        .containsExactlyInAnyOrder(failed.runId(), late.runId());
    assertThat(ask("by_hand"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("run_id", failed.runId())
                .containsEntry("requested_by", "cli@ops"));
  }

  @Test
  void aRun_andANode_haveAStory() {
    assertThat(ask("run_story", "run", published.runId()))
        .extracting(row -> row.get("kind"))
        .containsExactly("claimed", "published");
    assertThat(ask("node_actions", "node", "node-a"))
        .extracting(row -> row.get("kind"))
        .contains("joined", "claimed", "published", "skipped", "failed", "rejected");
    assertThat(ask("node_actions", "node", "node-b"))
        .extracting(row -> row.get("kind"))
        .containsExactlyInAnyOrder("fenced", "abandoned");
  }

  @Test
  void takeovers_tellWhoWasRefused() {
    assertThat(ask("takeovers"))
        .extracting(row -> row.get("kind"), row -> row.get("run_id"))
        .contains(
            tuple("fenced", null),
            tuple("abandoned", late.runId()),
            tuple("rejected", late.runId()));
  }

  @Test
  void operators_andConfigurations() {
    assertThat(ask("who_paused"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("job", "scan.warm")
                .containsEntry("requested_by", "ana")
                .containsEntry("requested_from", "ops-1")
                .containsEntry("reason", "venue maintenance"));
    assertThat(ask("operator_requests"))
        .extracting(row -> row.get("command"), row -> row.get("outcome"))
        .containsExactlyInAnyOrder(tuple("pause", "applied"), tuple("trigger", "waiting"));
    assertThat(ask("config_changes"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("actor", "cli@ops")
                .containsEntry("config_sha256", CONFIG));
  }

  @Test
  void gates_thatRejectedACoin() {
    assertThat(ask("rejections"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("gate", "depth")
                .containsEntry("code", "DEPTH_LOW")
                .containsEntry("margin", -10_000.0)
                .containsEntry("run_id", published.runId()));
    assertThat(ask("rejections", "symbol", "XYZ/USD")).isEmpty();
    assertThat(ask("gate_failures"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("gate", "depth")
                .containsEntry("decisions", 2L)
                .containsEntry("symbols", 2L));
  }

  @Test
  void artifacts_byConfigurationAndByHash() {
    assertThat(ask("artifacts_by_config", "config", CONFIG.substring(0, 8)))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("job", "scan.hot")
                .containsEntry("files", 1L)
                .containsEntry("name", "signals.csv"));
    assertThat(ask("artifacts_by_config", "config", "0000")).isEmpty();
    assertThat(ask("whose_file", "sha256", Results.SHA256))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("run_id", published.runId()));
    assertThat(ask("whose_file", "sha256", "00")).isEmpty();
  }

  @Test
  void providers_andRegimes() {
    assertThat(ask("fallbacks"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("provider", "okx")
                .containsEntry("fallback", "coinbase")
                .containsEntry("checks", 2L)
                .containsEntry("reasons_at_first", "circuit open")
                .containsEntry("first_run_id", "check-3"));
    assertThat(ask("provider_limits"))
        .singleElement()
        .satisfies(row ->
            assertThat(row)
                .containsEntry("checks", 4L)
                .containsEntry("unhealthy", 2L)
                .containsEntry("circuit_not_closed", 1L)
                .containsEntry("slowest_ms", 104L));
    assertThat(ask("regime_changes"))
        .extracting(
            row -> row.get("regime_before"),
            row -> row.get("regime"),
            row -> row.get("runs_that_used_it"))
        .containsExactly(tuple(null, "calm", 0L), tuple("calm", "normal", 1L));
  }

  @Test
  void forgotten_namesEveryChain() {
    assertThat(ask("forgotten"))
        .extracting(row -> row.get("chain"))
        .contains("cluster", "scan.hot", "scan.warm", "premove.hourly");
  }

  private static List<Map<String, Object>> ask(String question, String... settings) {
    var at = POSTGRES.database();
    try (var auditor = Schema.open(Schema.as(at, at.rolePrefix() + "_auditor"), Pool.command())) {
      Map<String, String> asked =
          settings.length == 0 ? Map.of() : Map.of("ask." + settings[0], settings[1]);
      var answer = new ReadOnlyQuery(auditor).ask(CannedQuestion.named(question).sql(), asked);
      var rows = new ArrayList<Map<String, Object>>();
      for (var cells : answer.rows()) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < cells.size(); i++) {
          row.put(answer.columns().get(i), cells.get(i));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
