package io.cryptorun.bench.pair;

import io.cryptorun.bench.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// The statements that a number of firings took.
///
/// @param firings among which they are divided
record StatementCount(Contender contender, int firings, List<Statement> statements) {

  /// Not the measurement's own.
  private static final String READ =
      """
      select regexp_replace(query, '\\s+', ' ', 'g') as query, toplevel, calls, total_exec_time, wal_bytes
      from pg_stat_statements s
      where dbid = (select oid from pg_database where datname = ?)
        and query not like '%pg_stat_statements%' and query not like '%pg_sleep%'
        and query not like '%next_fire_time = extract%' and query not like '%execution_time = date_trunc%'
      """;

  private static final List<String> KINDS = List.of("select", "insert", "update", "delete");

  /// @param sent whether a client sent it; false for what ran inside another
  record Statement(String text, boolean sent, long calls, double millis, long logBytes) {

    String kind() {
      var lower = text.toLowerCase(Locale.ROOT).strip();
      if (lower.startsWith("with ")) {
        return KINDS.stream()
            .filter(kind -> !kind.equals("select") && lower.contains(kind + " "))
            .findFirst()
            .orElse("select");
      }
      return lower.split("\\W+", 2)[0];
    }
  }

  static void reset(Connection session) throws SQLException {
    try (var statement = session.createStatement()) {
      statement.execute("create extension if not exists pg_stat_statements");
      statement.execute("select pg_stat_statements_reset()");
    }
  }

  static StatementCount read(Connection session, Contender contender, int firings)
      throws SQLException {
    var statements = new ArrayList<Statement>();
    try (var statement = session.prepareStatement(READ)) {
      statement.setString(1, contender.database());
      try (var answer = statement.executeQuery()) {
        while (answer.next()) {
          statements.add(
              new Statement(
                  answer.getString(1),
                  answer.getBoolean(2),
                  answer.getLong(3),
                  answer.getDouble(4),
                  answer.getLong(5)));
        }
      }
    }
    return new StatementCount(contender, firings, statements);
  }

  String[] cells() {
    Predicate<Statement> bracket = one -> one.kind().equals("begin") || one.kind().equals("commit");
    var sent = statements.stream().filter(Statement::sent).toList();
    var cells = new ArrayList<String>();
    cells.add(contender.label());
    KINDS.forEach(kind -> cells.add(calls(sent, one -> one.kind().equals(kind))));
    cells.add(calls(sent, bracket));
    cells.add(calls(sent, bracket.negate().and(one -> !KINDS.contains(one.kind()))));
    cells.add(calls(sent, _ -> true));
    cells.add(calls(statements, one -> !one.sent()));
    cells.add(told(sent.stream().mapToDouble(Statement::millis).sum() / firings));
    cells.add("%d".formatted(sent.stream().mapToLong(Statement::logBytes).sum() / firings));
    return cells.toArray(String[]::new);
  }

  private String calls(List<Statement> among, Predicate<Statement> which) {
    return told((double) among.stream().filter(which).mapToLong(Statement::calls).sum() / firings);
  }

  /// Every statement with its share, the most frequent first.
  Table listed() {
    var table = new Table(contender.label(), "for a firing", "ms each", "sent");
    statements.stream()
        .filter(one -> one.calls() * 100 >= firings)
        .sorted(Comparator.comparingLong(Statement::calls).reversed())
        .forEach(one ->
            table.row(
                one.text().substring(0, Math.min(110, one.text().length())),
                told((double) one.calls() / firings),
                "%.3f".formatted(one.millis() / one.calls()),
                one.sent() ? "yes" : "inside"));
    return table;
  }

  private static String told(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
