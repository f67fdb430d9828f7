package io.cryptorun.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cryptorun.testkit.PostgresExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The public views: their columns keep name, type and place, and each role may do with the ledger
/// what it is for and nothing else.
class ContractPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// Types: i integer, b bigint, t text, z timestamptz, d double precision, o boolean, j jsonb, y
  /// bytea, s smallint, a text[].
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slots | slot_id b, job t, due_at z, kind t, state t, reason t, run_id t, attempts i, owner"
            + " t, epoch b, created_at z, closed_at z",
        "runs | run_id t, slot_id b, job t, due_at z, kind t, attempt i, node t, epoch b,"
            + " started_at z, finished_at z, duration_ms b, start_delay_ms b, outcome t, reason t,"
            + " error_code t, error t, recovered_from t, retry_of t, requested_by t, market t,"
            + " regime t, regime_source t, candidates i, passed i, rows i, config_sha256 t,"
            + " universe_sha256 t, code_version t",
        "events | chain t, position b, job t, due_at z, run_id t, at z, actor t, kind t, detail j,"
            + " prev_hash y, hash y",
        "artifacts | run_id t, job t, due_at z, name t, path t, node t, store t, media_type t, rows"
            + " i, bytes b, sha256 t, published_at z",
        "gates | run_id t, job t, due_at z, symbol t, rank i, gate t, class t, passed o, code t,"
            + " value d, threshold d, op t, margin d, source t, age_seconds d",
        "regimes | at z, market t, regime t, overlay t, confidence d, realized_vol_7d d,"
            + " pct_above_20ma d, breadth_thrust d, vol_vote t, ma_vote t, breadth_vote t, weights"
            + " j, valid_until z, run_id t",
        "providers | at z, market t, provider t, healthy o, reasons a, response_time_ms b,"
            + " error_rate d, used i, limit i, usage d, circuit_state t, cache_ttl_seconds i,"
            + " fallback t, run_id t",
        "commands | id b, command t, target t, reason t, requested_by t, requested_from t,"
            + " requested_at z, expires_at z, applied_by t, applied_at z, outcome t, before j,"
            + " after j",
        "nodes | node t, epoch b, state t, host t, version t, started_at z, last_seen z,"
            + " clock_skew_ms b, market t",
        "invariants | invariant t, job t, due_at z, detail t",
        "chains | chain t, position b, hash y, newest_position b, anchor_position b, anchor_hash y,"
            + " anchor_event_at z, anchored_at z, anchored_by t",
        "state_lines | run_id t, line t",
        "removals | id b, subject t, what t, before z, rows b, removed_at z, removed_by t",
      })
  void views_keepTheirColumns_inThisOrder_andAddOnlyBehindThem(String view, String columns) {
    var promised = Arrays.stream(columns.split(", ", -1)).map(String::strip).toList();
    try (var auditor = as("_auditor")) {
      List<String> found =
          auditor.read(handle ->
              handle
                  .select(
                      """
                      select a.attname || ' ' || case format_type(a.atttypid, a.atttypmod)
                        when 'integer' then 'i' when 'bigint' then 'b' when 'text' then 't' when 'smallint' then 's'
                        when 'timestamp with time zone' then 'z' when 'double precision' then 'd' when 'boolean' then 'o'
                        when 'jsonb' then 'j' when 'bytea' then 'y' when 'text[]' then 'a'
                        else format_type(a.atttypid, a.atttypmod) end
                      from pg_attribute a
                      where a.attrelid = ('audit.' || ?)::regclass and a.attnum > 0
                      order by a.attnum
                      """,
                      view)
                  .mapTo(String.class)
                  .list());
      assertThat(found).startsWith(promised.toArray(String[]::new));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "slots",
        "runs",
        "events",
        "artifacts",
        "gates",
        "regimes",
        "providers",
        "commands",
        "nodes",
        "invariants",
        "chains",
        "state_lines",
        "removals"
      })
  void theDocument_tellsTheColumns(String view) throws IOException {
    var told =
        Files.readAllLines(Path.of("..", "..", "docs", "audit.md")).stream()
            .filter(line -> line.startsWith("| `" + view + "` |"))
            .findFirst()
            .orElseThrow();
    var names =
        Arrays.stream(told.split("\\|", -1)[3].split(",", -1))
            .map(column -> column.strip().split(" ", 2)[0])
            .toList();
    try (var auditor = as("_auditor")) {
      List<String> columns =
          auditor.read(handle ->
              handle
                  .select(
                      "select attname from pg_attribute where attrelid = ('audit.' ||"
                          + " ?)::regclass and attnum > 0 order by attnum",
                      view)
                  .mapTo(String.class)
                  .list());
      assertThat(columns).startsWith(names.toArray(String[]::new));
    }
  }

  @Test
  void auditor_readsEveryView() {
    try (var auditor = as("_auditor")) {
      var views =
          auditor.<List<String>>read(handle ->
              handle
                  .select(
                      "select c.relname from pg_class c where c.relnamespace ="
                          + " 'audit'::regnamespace and c.relkind = 'v'")
                  .mapTo(String.class)
                  .list());
      assertThat(views).hasSizeGreaterThanOrEqualTo(12);
      for (var view : views) {
        assertThat(count(auditor, "select count(*) from audit." + view)).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create temporary table mine (n integer)",
        "create table audit.mine (n integer)",
        "create schema mine",
        "select nextval('cryptorun.epoch')",
        "select cryptorun.prepare_gate_partitions()",
        "select cryptorun.request_command('pause', 'scan.hot', '{}', null, 'me', 'here', null)",
        "select cryptorun.remove_gates(now() - interval '2 days', 'me')",
        "select cryptorun.remove_rows('run_log', now() - interval '2 days', 1, 'me')",
        "select * from cryptorun.remove_events('cluster', now() - interval '2 days', 1, 'me')",
        "delete from audit.runs",
        "update audit.events set kind = 'x'",
        "insert into audit.removals (subject) values ('events')",
        "select count(*) from cryptorun.event",
        "select count(*) from cryptorun.run_log",
        "select count(*) from quartz.qrtz_triggers",
        "select pg_read_file('/etc/hostname')",
        "copy (select 1) to program 'true'",
      })
  void auditor_changesNothing_evenWithReadOnlySwitchedOff(String statement) {
    refused(
        "_auditor",
        "set default_transaction_read_only = off; set transaction read write",
        statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event",
        "artifact",
        "gate_decision",
        "regime_history",
        "provider_check",
        "candidate",
        "removal",
        "chain_anchor"
      })
  void node_cannotChangeHistory_orSwitchOffWhatGuardsIt(String table) {
    refused(
        "_app",
        "",
        "update cryptorun.%s set %s = null"
            .formatted(table, table.equals("removal") ? "what" : column(table)));
    refused(
        "_app", "set cryptorun.removing = '%s'".formatted(table), "delete from cryptorun." + table);
    refused("_app", "", "truncate cryptorun." + table);
    refused("_app", "", "alter table cryptorun.%s disable trigger all".formatted(table));
    refused("_app", "", "drop table cryptorun.%s".formatted(table));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set session_replication_role = replica",
        "insert into cryptorun.chain_anchor values ('cluster', 1, 'x', now(), now(), 'me')",
        "insert into cryptorun.removal (subject, before, rows, removed_by) values ('gates', now(),"
            + " 0, 'me')",
        "update cryptorun.chain_head set position = 0",
        "create or replace function cryptorun.refuse_change() returns trigger language sql return"
            + " null",
        "create temporary table mine (n integer)",
      })
  void node_cannotForgeWhatProvesHistory(String statement) {
    refused("_app", "", statement);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into cryptorun.event (actor, kind) values ('me', 'x')",
        "insert into cryptorun.command (command, target, requested_by, requested_from) values"
            + " ('pause', 'x', 'me', 'here')",
        "update cryptorun.slot set state = 'success'",
        "delete from cryptorun.run_log",
        "select cryptorun.remove_gates(now() - interval '2 days', 'me')",
      })
  void commandLine_mayOnlyAsk(String statement) {
    refused("_cli", "", statement);
    try (var cli = as("_cli")) {
      assertThat(
              count(
                  cli,
                  "select cryptorun.request_command('pause', 'scan.hot', '{}', null, 'me', 'here',"
                      + " null)"))
          .isPositive();
    }
  }

  private static String column(String table) {
    return switch (table) {
      case "event" -> "kind";
      case "chain_anchor" -> "anchored_by";
      case "regime_history" -> "regime";
      case "provider_check" -> "fallback";
      default -> "job";
    };
  }

  private static void refused(String role, String before, String statement) {
    try (var database = as(role)) {
      assertThatThrownBy(() ->
              database.<Integer>write(handle -> {
                if (!before.isEmpty()) {
                  handle.createScript(before).execute();
                }
                return handle.execute(statement);
              }))
          .as(statement)
          .rootCause()
          .message()
          .containsAnyOf("permission denied", "must be owner", "read-only transaction");
    }
  }

  private static Database as(String suffix) {
    var database = POSTGRES.database();
    return Schema.open(Schema.as(database, database.rolePrefix() + suffix), Pool.command());
  }

  private static long count(Database database, String sql) {
    return database.read(handle -> handle.select(sql).mapTo(Long.class).one());
  }
}
