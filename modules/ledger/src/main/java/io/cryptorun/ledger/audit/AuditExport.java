package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.postgresql.PGConnection;

/// Copies rows of the audit views out of the database, all from one snapshot, as the server writes
/// them: times in UTC, in the order of their time.
public final class AuditExport {

  private static final String UNHURRIED =
      """
      select set_config('export.since', ?, true), set_config('timezone', 'UTC', true),
             set_config('statement_timeout', '0', true), set_config('tcp_user_timeout', '0', true),
             set_config('idle_in_transaction_session_timeout', '0', true)
      """;

  private static final String UNHURRIED_SINCE_17 =
      """
      select set_config('transaction_timeout', '0', true)
      where current_setting('server_version_num')::integer >= 170000
      """;

  /// In which form a row is written.
  public enum Form {
    /// A JSON object a line.
    JSONL,
    /// RFC 4180 with a header row.
    CSV
  }

  /// A view, and the column that says when a row belongs to.
  private record Part(String view, String time) {

    /// The server refuses parameters in a copy; it reads the time from a setting instead.
    String question() {
      return time.isEmpty()
          ? "select * from audit.%s".formatted(view)
          : "select * from audit.%s where %s >= current_setting('export.since')::timestamptz order by %s"
              .formatted(view, time, time);
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part("slots", "due_at"),
          new Part("runs", "started_at"),
          new Part("events", "at"),
          new Part("artifacts", "published_at"),
          new Part("gates", "due_at"),
          new Part("regimes", "at"),
          new Part("providers", "at"),
          new Part("commands", "requested_at"),
          new Part("nodes", ""),
          new Part("invariants", ""));

  /// Takes the rows of a view.
  @FunctionalInterface
  public interface Sink {

    /// Where they are written; closed when all are.
    OutputStream open(String view) throws IOException;
  }

  /// Is told of each view that is complete.
  @FunctionalInterface
  public interface Told {
    void copied(String view, long rows) throws IOException;
  }

  private final Database database;

  public AuditExport(Database database) {
    this.database = database;
  }

  /// The views that are copied, in order.
  public static List<String> views() {
    return PARTS.stream().map(Part::view).toList();
  }

  /// Copies all of them.
  ///
  /// @param since rows of that time or later; nodes and invariants are copied whole
  /// @throws IOException when a row cannot be written
  public void copy(Instant since, Form form, Sink sink, Told told) throws IOException {
    try (var session = database.dataSource().getConnection()) {
      session.setAutoCommit(false);
      session.setReadOnly(true);
      session.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        prepare(session, since);
        var copying = session.unwrap(PGConnection.class).getCopyAPI();
        for (var part : PARTS) {
          long rows;
          try (var out = sink.open(part.view())) {
            rows = copying.copyOut(statement(part, form), out);
          }
          told.copied(part.view(), rows);
        }
      } finally {
        session.rollback();
      }
    } catch (SQLException e) {
      throw DatabaseUnreachable.isBehind(e)
          ? new DatabaseUnreachable(database.url(), e)
          : new UncheckedIOException(new IOException(e));
    }
  }

  /// A snapshot of a large ledger lasts, and its rows are written no faster than a disk takes them:
  /// none of the limits that end what others wait for counts here. Nobody waits for a reader.
  private static void prepare(Connection session, Instant since) throws SQLException {
    try (var settings = session.prepareStatement(UNHURRIED)) {
      settings.setString(1, since.toString());
      settings.execute();
    }
    try (var newer = session.prepareStatement(UNHURRIED_SINCE_17)) {
      newer.execute();
    }
  }

  /// A quote and a delimiter that no JSON text holds leave each object as it is.
  private static String statement(Part part, Form form) {
    return switch (form) {
      case CSV -> "copy (%s) to stdout with (format csv, header)".formatted(part.question());
      case JSONL ->
          "copy (select row_to_json(r) from (%s) r) to stdout with (format csv, quote e'\\x01', delimiter e'\\x02')"
              .formatted(part.question());
    };
  }
}
