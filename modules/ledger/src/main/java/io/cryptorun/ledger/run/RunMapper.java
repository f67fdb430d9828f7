package io.cryptorun.ledger.run;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/// Reads a row of runs, with the request id of its slot.
final class RunMapper implements RowMapper<Run> {

  @Override
  public Run map(ResultSet row, StatementContext context) throws SQLException {
    var finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Run(
        row.getString("run_id"),
        slot(row),
        row.getInt("attempt"),
        new NodeEpoch(row.getString("node"), row.getLong("epoch")),
        instant(row, "started_at"),
        finished == null ? null : finished.toInstant(),
        result(row),
        origin(row),
        figures(row));
  }

  private static SlotKey slot(ResultSet row) throws SQLException {
    return new SlotKey(
        row.getString("job"),
        instant(row, "due_at"),
        SlotKind.of(row.getString("kind")),
        row.getString("request_id"));
  }

  private static Run.Result result(ResultSet row) throws SQLException {
    return new Run.Result(
        Outcome.of(row.getString("outcome")),
        row.getString("reason"),
        row.getString("error_code"),
        row.getString("error"));
  }

  private static Run.Origin origin(ResultSet row) throws SQLException {
    return new Run.Origin(
        row.getString("recovered_from"),
        row.getString("retry_of"),
        row.getString("requested_by"),
        row.getString("market"),
        row.getString("config_sha256"),
        row.getString("code_version"));
  }

  private static RunFigures figures(ResultSet row) throws SQLException {
    return new RunFigures(
        row.getString("regime"),
        row.getString("regime_source"),
        integer(row, "candidates"),
        integer(row, "passed"),
        integer(row, "rows"),
        integer(row, "sources"),
        row.getString("universe_sha256"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }
}
