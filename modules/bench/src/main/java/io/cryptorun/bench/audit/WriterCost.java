package io.cryptorun.bench.audit;

import io.cryptorun.bench.Sample;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What an index that serves auditors costs who writes: batches of rows, with it and, in a
/// transaction that is rolled back, without it, by turns.
record WriterCost(MadeLedger ledger) {

  private static final int ROWS = 10_000;
  private static final int ROUNDS = 5;

  /// An index, and a statement that writes rows like those that are there to the table under it.
  private record Served(String index, String rows) {}

  private static final List<Served> SERVED =
      List.of(
          new Served(
              "gate_decision_symbol",
              """
              insert into cryptorun.gate_decision (run_id, job, due_at, symbol, rank, gate, seq, class, passed, code)
              select 'writer' || n / 60, 'scan.hot', date_trunc('second', now()), 'C' || n % 30 || '/USD', n % 30,
                     'gate' || n / 30 % 2, 1, 'mandatory', true, 'OK'
              from generate_series(1, :rows) n
              """),
          new Served(
              "attempt_published",
              """
              insert into cryptorun.attempt (run_id, slot_id, attempt, job, due_at, kind, node, epoch, started_at, finished_at,
                                             outcome, market)
              select upper(lpad(to_hex(n), 26, 'Z')), -n, 1, 'scan.hot', now(), 'manual', 'node-a', 1000300, now(), now(), 'success',
                     'live'
              from generate_series(1, :rows) n
              """),
          new Served(
              "artifact_sha256",
              """
              insert into cryptorun.artifact (run_id, slot_id, job, due_at, name, path, node, store, media_type, bytes, sha256)
              select 'writer' || n, -n, 'scan.hot', now(), 'signals.csv', 'signals/signals.csv', 'node-a', 'host:/var', 'text/csv', 1,
                     encode(sha256(n::text::bytea), 'hex')
              from generate_series(1, :rows) n
              """),
          new Served(
              "slot_due",
              """
              insert into cryptorun.slot (job, due_at, kind, state)
              select 'writer' || n, date_trunc('second', now()), 'cron', 'planned' from generate_series(1, :rows) n
              """));

  /// Microseconds a row.
  Table table() throws SQLException, IOException {
    var table = new Table("index", "size", "µs a row with it", "without");
    try (var session = ledger.superuser()) {
      try (var statement = session.createStatement()) {
        statement.execute(
            "set session_replication_role = replica"); // no run needs to stand behind the rows
      }
      session.setAutoCommit(false);
      for (var served : SERVED) {
        var with = new ArrayList<Double>();
        var without = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
          with.add(insert(session, served));
          drop(session, served);
          without.add(insert(session, served));
          session.rollback();
        }
        table.row(
            served.index(),
            size(session, served),
            new Sample(with).told("%.1f"),
            new Sample(without).told("%.1f"));
      }
    }
    return table;
  }

  private static void drop(Connection session, Served served) throws SQLException {
    session.rollback();
    try (var statement = session.createStatement()) {
      statement.execute("drop index cryptorun." + served.index());
    }
  }

  private static double insert(Connection session, Served served) throws SQLException {
    try (var statement = session.createStatement()) {
      long start = System.nanoTime();
      statement.execute(served.rows().replace(":rows", String.valueOf(ROWS)));
      return (System.nanoTime() - start) / 1e3 / ROWS;
    }
  }

  private static String size(Connection session, Served served) throws SQLException {
    try (var statement =
        session.prepareStatement(
            """
            select pg_size_pretty(coalesce(sum(pg_relation_size(relid)), pg_relation_size(?::regclass)))
            from pg_partition_tree(?::regclass)
            """)) {
      statement.setString(1, "cryptorun." + served.index());
      statement.setString(2, "cryptorun." + served.index());
      try (var answer = statement.executeQuery()) {
        answer.next();
        return answer.getString(1);
      }
    }
  }
}
