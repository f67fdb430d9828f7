package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The lines that runs logged, at most [#LIMIT] a run; what is beyond is only in the log files.
public final class RunLog {

  /// Lines kept of one run.
  public static final int LIMIT = 2000;

  private static final String APPEND =
      """
      insert into cryptorun.run_log (run_id, line, at, level, text)
      select :runId, before.lines + added.ordinality, added.at, added.level, added.text
      from (select coalesce(max(line), 0) as lines from cryptorun.run_log where run_id = :runId) as before,
           unnest(:ats, :levels, :texts) with ordinality as added (at, level, text, ordinality)
      where before.lines + added.ordinality <= 2000
      """;

  private static final String LINES =
      """
      select at, level, text
      from cryptorun.run_log
      where run_id = :runId
      order by line
      """;

  /// A logged line.
  ///
  /// @param level lower case
  public record Line(Instant at, String level, String text) {}

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
            .execute());
  }

  /// The lines of a run, oldest first.
  public List<Line> lines(String runId) {
    return database.read(handle ->
        handle
            .createQuery(LINES)
            .bind("runId", runId)
            .map(ConstructorMapper.of(Line.class))
            .list());
  }
}
