package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The lines that runs logged, at most [#LIMIT] a run; what is beyond is only in the log files.
public final class RunLog {

  /// Lines kept of one run.
  public static final int LIMIT = 2000;

  private static final String APPEND =
      """
      insert into cryptorun.run_log (run_id, line, at, level, text, stage, took_ms)
      select :runId, before.lines + added.ordinality, added.at, added.level, added.text, nullif(added.stage, ''),
             case when added.stage <> '' then added.took_ms end
      from (select coalesce(max(line), 0) as lines from cryptorun.run_log where run_id = :runId) as before,
           unnest(:ats, :levels, :texts, :stages, :tooks::bigint[]) with ordinality
             as added (at, level, text, stage, took_ms, ordinality)
      where before.lines + added.ordinality <= 2000
      """;

  private static final String LINES =
      """
      select line, at, level, text, stage, took_ms
      from cryptorun.run_log
      where run_id = :runId and line > :after
      order by line
      """;

  /// A logged line.
  ///
  /// @param level lower case
  /// @param stage the stage that ended with it; null for none
  /// @param took how long that stage took; null without one
  public record Line(
      Instant at, String level, String text, @Nullable String stage, @Nullable Duration took) {

    /// A line that ends no stage.
    public static Line said(Instant at, String level, String text) {
      return new Line(at, level, text, null, null);
    }

    /// A line that ends a stage.
    public static Line ofStage(Instant at, String stage, String text, Duration took) {
      return new Line(at, "info", text, stage, took);
    }

    private long tookMs() {
      return took == null ? 0 : took.toMillis();
    }
  }

  /// A line with its place in the log of its run, from 1.
  public record Numbered(int line, Line content) {}

  private final Database database;

  public RunLog(Database database) {
    this.database = database;
  }

  /// Adds lines to a run's log, in order.
  ///
  /// @return how many were kept
  public int append(String runId, List<Line> lines) {
    if (lines.isEmpty()) {
      return 0;
    }
    return database.write(handle ->
        handle
            .createUpdate(APPEND)
            .bind("runId", runId)
            .bindArray("ats", Instant.class, lines.stream().map(Line::at).toList())
            .bindArray("levels", String.class, lines.stream().map(Line::level).toList())
            .bindArray("texts", String.class, lines.stream().map(Line::text).toList())
            .bindArray("stages", String.class, lines.stream().map(RunLog::stage).toList())
            .bindArray("tooks", Long.class, lines.stream().map(Line::tookMs).toList())
            .execute());
  }

  private static String stage(Line line) {
    return Objects.requireNonNullElse(line.stage(), "");
  }

  /// The lines of a run, oldest first.
  public List<Line> lines(String runId) {
    return linesAfter(runId, 0).stream().map(Numbered::content).toList();
  }

  /// The lines of a run behind a place, oldest first.
  ///
  /// @param line the last one that is known; 0 for none
  public List<Numbered> linesAfter(String runId, int line) {
    return database.read(handle ->
        handle
            .createQuery(LINES)
            .bind("runId", runId)
            .bind("after", line)
            .map((row, _) -> new Numbered(row.getInt("line"), line(row)))
            .list());
  }

  private static Line line(ResultSet row) throws SQLException {
    var took = row.getObject("took_ms", Long.class);
    return new Line(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("level"),
        row.getString("text"),
        row.getString("stage"),
        took == null ? null : Duration.ofMillis(took));
  }
}
