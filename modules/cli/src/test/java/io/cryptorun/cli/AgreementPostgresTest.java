package io.cryptorun.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.artifacts.RunFacts;
import io.cryptorun.cli.CliRun.Caller;
import io.cryptorun.cli.Publisher.Coin;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Ending;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.testkit.PostgresExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One fact, asked for in every way there is: the list, the one thing, CSV, and SQL say the same of
/// every field that they share. Nothing changes meanwhile.
class AgreementPostgresTest {

  private static final Instant DUE = Instant.parse("2026-11-23T14:30:00Z");

  @RegisterExtension
  static final PostgresExtension POSTGRES =
      PostgresExtension.withSchema("cli", PreparedDatabase::prepare);

  @TempDir static Path home;

  private static Publisher node;

  @BeforeAll
  static void fillTheLedger() {
    node = Publisher.join(PreparedDatabase.url(POSTGRES.database(), "app"), "node-a");
    node.publish("scan.hot", "2026-11-23T14:00:00Z", List.of(coin(80), coin(70)));
    node.publishHealth("2026-11-23T13:55:00Z");
    node.publishRegime("2026-11-23T12:00:00Z");
    publishFiles("2026-11-23T14:15:00Z");
    var failed = node.claim("scan.hot", DUE);
    new Attempts(node.database()).close(failed, Ending.failed("NO_VALID_BOOK", "okx is silent"));
    node.claim("scan.warm", DUE);
    assertThat(caller().run("schedule", "pause", "scan.warm", "--wait=0s").exit()).isEqualTo(7);
  }

  private static Coin coin(double score) {
    return new Coin("C%.0f/USD".formatted(score), 1, score, 2, "kraken", List.of("kraken:book"));
  }

  private static void publishFiles(String dueAt) {
    var root = ArtifactsRoot.of(home, "artifacts");
    var facts = new RunFacts("RUN", "scan.hot", Instant.parse(dueAt), "1.0", "ab".repeat(32));
    var draft =
        new ArtifactDraft("signals.csv", "text/csv", 3, out -> out.write(new byte[] {'x', 'y'}));
    var files = new ArtifactStore(root).publish(facts, new OutputDir("signals"), List.of(draft));
    var rows = FileRows.of(files, root);
    node.publish("scan.hot", dueAt, rows, List.of(), List.of(), StateRows.none());
  }

  @AfterAll
  static void leave() {
    node.close();
  }

  private static Caller caller() {
    return PreparedDatabase.caller(home, POSTGRES.database());
  }

  @Test
  void runs() {
    var runs = list("runs list");

    assertThat(runs).hasSize(6);
    for (var run : runs) {
      var id = run.get("run_id").asString();
      assertAgree(run, item("runs show " + id), "duration_ms", "outcome", "rows", "error");
      assertAgree(
          run,
          row("audit.runs where run_id = '%s'".formatted(id)),
          "job",
          "due_at",
          "kind",
          "attempt",
          "node",
          "started_at",
          "finished_at",
          "duration_ms",
          "start_delay_ms",
          "outcome",
          "reason",
          "error_code",
          "error",
          "market",
          "regime",
          "candidates",
          "passed",
          "rows",
          "code_version");
    }
    assertCsv("runs list", runs, "run_id");
  }

  @Test
  void slots() {
    var slots = list("schedule history");

    assertThat(slots).hasSize(6);
    for (var slot : slots) {
      assertAgree(
          slot,
          row("audit.slots where slot_id = " + slot.get("slot_id").asInt()),
          "job",
          "due_at",
          "kind",
          "state",
          "reason",
          "run_id",
          "attempts");
    }
    var described = item("schedule describe scan.hot").get("last_slots");
    for (var slot : described.values()) {
      assertAgree(slot, withThe(slots, "slot_id", slot), "state", "reason", "rows", "node");
    }
    assertCsv("schedule history", slots, "slot_id");
  }

  @Test
  void artifacts() {
    var files = list("artifacts list");

    assertThat(files).hasSize(2);
    for (var file : files) {
      var id = file.get("run_id").asString();
      var name = file.get("name").asString();
      assertAgree(file, item("artifacts path %s %s".formatted(id, name)), "sha256", "bytes");
      assertAgree(file, item("artifacts show %s %s".formatted(id, name)), "sha256", "bytes");
      assertAgree(
          file,
          row("audit.artifacts where run_id = '%s' and name = '%s'".formatted(id, name)),
          "job",
          "due_at",
          "path",
          "node",
          "store",
          "media_type",
          "rows",
          "bytes",
          "sha256",
          "published_at");
    }
    assertCsv("artifacts list", files, "name");
  }

  @Test
  void regimes() {
    var regimes = list("regime history");

    assertThat(regimes).hasSize(1);
    assertAgree(
        regimes.getFirst(), item("regime show"), "regime", "confidence", "vol_vote", "valid");
    assertAgree(
        regimes.getFirst(),
        row(
            "audit.regimes where run_id = '%s'"
                .formatted(regimes.getFirst().get("run_id").asString())),
        "at",
        "market",
        "regime",
        "overlay",
        "confidence",
        "realized_vol_7d",
        "pct_above_20ma",
        "breadth_thrust",
        "vol_vote",
        "ma_vote",
        "breadth_vote",
        "valid_until");
    assertCsv("regime history", regimes, "run_id");
  }

  @Test
  void providers() {
    var providers = list("providers list");

    assertThat(providers).hasSize(1);
    assertAgree(
        providers.getFirst(), item("providers show okx"), "usage", "circuit_state", "fallback");
    assertAgree(
        providers.getFirst(),
        row("audit.providers where provider = 'okx'"),
        "at",
        "healthy",
        "response_time_ms",
        "error_rate",
        "used",
        "limit",
        "usage",
        "circuit_state",
        "cache_ttl_seconds",
        "fallback");
    assertCsv("providers list", providers, "provider");
  }

  @Test
  void nodes() {
    var nodes = list("cluster list");
    var inStatus = item("schedule status").get("nodes");

    assertThat(nodes).hasSize(1);
    assertAgree(nodes.getFirst(), inStatus.get(0), "epoch", "state", "alive", "running");
    assertAgree(
        nodes.getFirst(),
        row("audit.nodes where node = 'node-a'"),
        "epoch",
        "state",
        "host",
        "version",
        "started_at",
        "market");
  }

  @Test
  void requests() {
    var asked =
        caller()
            .run(
                "schedule",
                "pause",
                "premove.hourly",
                "--reason",
                "look",
                "--wait=0s",
                "-o",
                "json");
    var request = asked.json().at("/items/0");

    assertAgree(
        request,
        row("audit.commands where id = " + request.get("id").asInt()),
        "command",
        "target",
        "reason",
        "requested_by",
        "requested_from",
        "requested_at",
        "expires_at",
        "applied_by",
        "applied_at",
        "outcome",
        "before",
        "after");
  }

  @Test
  void jobs() {
    var jobs = list("schedule list");
    var inStatus = item("schedule status").get("jobs");

    assertThat(jobs).hasSize(5);
    for (int i = 0; i < jobs.size(); i++) {
      var job = jobs.get(i);
      assertThat(inStatus.get(i)).isEqualTo(job);
      var described = item("schedule describe " + job.get("name").asString());
      assertThat(described.get("last_run")).isEqualTo(job.get("last_run"));
      assertThat(described.get("paused")).isEqualTo(job.get("paused"));
      if (!job.get("last_run").isNull()) {
        var id = job.at("/last_run/run_id").asString();
        assertAgree(
            job.get("last_run"),
            row("audit.runs where run_id = '%s'".formatted(id)),
            "due_at",
            "started_at",
            "finished_at",
            "duration_ms",
            "outcome",
            "kind",
            "node",
            "attempt",
            "rows");
      }
    }
  }

  private static List<JsonNode> list(String line) {
    var items = caller().run((line + " -o json").split(" ", -1)).json().get("items");
    return List.copyOf(items.values());
  }

  private static JsonNode item(String line) {
    return caller().run((line + " -o json").split(" ", -1)).json().get("item");
  }

  private static JsonNode row(String from) {
    var run =
        caller()
            .run(
                "db",
                "query",
                "select to_jsonb(t)::text from %s"
                    .formatted(from.replaceFirst(" where ", " t where ")),
                "-o",
                "plain");
    assertThat(run.out().lines()).as(run.err()).hasSize(1);
    return JsonMapper.shared().readTree(run.out());
  }

  private static JsonNode withThe(List<JsonNode> all, String key, JsonNode same) {
    return all.stream().filter(one -> one.get(key).equals(same.get(key))).findFirst().orElseThrow();
  }

  /// @param least fields that both have to have: an agreement on nothing proves nothing
  private static void assertAgree(JsonNode one, JsonNode other, String... least) {
    var ones = new TreeMap<String, String>();
    var others = new TreeMap<String, String>();
    flatten(one, ones);
    flatten(other, others);
    var shared = new TreeSet<>(ones.keySet());
    shared.retainAll(others.keySet());
    assertThat(shared).as("%s and %s", one, other).containsAll(Set.of(least));
    ones.keySet().retainAll(shared);
    others.keySet().retainAll(shared);
    assertThat(ones).isEqualTo(others);
  }

  /// By the last name of each field; nodes measure their age anew each time.
  private static void flatten(JsonNode node, Map<String, String> fields) {
    for (var field : node.properties()) {
      var value = field.getValue();
      if (Set.of("last_seen", "seen_ago_ms", "clock_skew_ms").contains(field.getKey())) {
        continue;
      }
      if (value.isObject()) {
        flatten(value, fields);
      } else if (!value.isArray()) {
        fields.put(field.getKey(), plain(value));
      }
    }
  }

  /// A time is a time in whatever way it is written, and so is a number.
  private static String plain(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toPlainString();
    }
    var text = value.isNull() ? "" : value.asString();
    return text.matches("\\d{4}-\\d{2}-\\d{2}T.*")
        ? OffsetDateTime.parse(text).toInstant().toString()
        : text;
  }

  private static void assertCsv(String line, List<JsonNode> items, String key) {
    var csv = caller().run((line + " --columns " + key + " -o csv --no-headers").split(" ", -1));
    Function<JsonNode, String> text = item -> plain(item.get(key));
    assertThat(csv.out().lines()).isEqualTo(new ArrayList<>(items.stream().map(text).toList()));
  }
}
