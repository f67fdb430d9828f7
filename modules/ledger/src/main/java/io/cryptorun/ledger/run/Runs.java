package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.PublishedFile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Questions about runs.
public final class Runs {

  private static final String LAST_OF_EACH_JOB =
      """
      select distinct on (r.job) r.*, s.request_id
      from audit.runs r
      join cryptorun.slot s using (slot_id)
      where r.kind <> 'replay'
      order by r.job, r.started_at desc
      """;

  private static final String BY_PREFIX =
      """
      select r.*, s.request_id
      from audit.runs r
      join cryptorun.slot s using (slot_id)
      where starts_with(r.run_id, :prefix)
      order by r.run_id desc
      limit :limit
      """;

  private static final String NEWEST =
      """
      select r.*, s.request_id
      from audit.runs r
      join cryptorun.slot s using (slot_id)
      where :job is null or r.job = :job
      order by r.started_at desc
      limit :limit
      """;

  private static final String OPEN =
      """
      select r.*, s.request_id
      from audit.runs r
      join cryptorun.slot s using (slot_id)
      where r.outcome = 'running'
      order by r.started_at
      """;

  private static final String FILES =
      """
      select name, path, node, store, media_type, rows, bytes, sha256, published_at
      from audit.artifacts
      where run_id = :runId
      order by name
      """;

  private static final String BADGES =
      """
      with last as (
        select run_id, coalesce(sources, 0) as sources
        from audit.runs
        where job = :job and kind <> 'replay' and outcome in ('success', 'partial')
        order by started_at desc
        limit 1
      )
      select last.run_id,
             count(*) filter (where g.gate = 'freshness') as candidates,
             count(*) filter (where g.gate = 'freshness' and g.passed) as fresh,
             count(*) filter (where g.gate = 'depth' and g.passed) as deep,
             last.sources
      from last
      left join audit.gates g on g.run_id = last.run_id
      group by last.run_id, last.sources
      """;

  /// What the gates said in the last run of a job that published.
  ///
  /// @param candidates symbols that were evaluated
  /// @param fresh how many of them passed the freshness gate
  /// @param deep how many of them passed the depth gate
  /// @param sources exchanges that delivered anything
  public record Badges(String runId, int candidates, int fresh, int deep, int sources) {}

  private final Database database;

  public Runs(Database database) {
    this.database = database;
  }

  /// The newest run of each job that ever ran, replays aside, by job.
  public List<Run> lastOfEachJob() {
    return database.read(
        handle -> handle.createQuery(LAST_OF_EACH_JOB).map(new RunMapper()).list());
  }

  /// The runs whose id begins so, newest first; one is the answer, more are a question back.
  public List<Run> byPrefix(String prefix, int limit) {
    return database.read(handle ->
        handle
            .createQuery(BY_PREFIX)
            .bind("prefix", prefix.toUpperCase(Locale.ROOT))
            .bind("limit", limit)
            .map(new RunMapper())
            .list());
  }

  /// The newest runs of all jobs, newest first.
  public List<Run> newest(int limit) {
    return newest(null, limit);
  }

  /// The newest runs of a job, newest first.
  public List<Run> newestOf(String job, int limit) {
    return newest(job, limit);
  }

  private List<Run> newest(@Nullable String job, int limit) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bind("job", job)
            .bind("limit", limit)
            .map(new RunMapper())
            .list());
  }

  /// The runs that have not been closed, oldest first.
  public List<Run> open() {
    return database.read(handle -> handle.createQuery(OPEN).map(new RunMapper()).list());
  }

  /// The files of a run, by name.
  public List<PublishedFile> files(String runId) {
    return database.read(handle ->
        handle
            .createQuery(FILES)
            .bind("runId", runId)
            .map(ConstructorMapper.of(PublishedFile.class))
            .list());
  }

  /// What the gates said in the last run of a job that published; empty before the first.
  public Optional<Badges> badges(String job) {
    return database.read(handle ->
        handle
            .createQuery(BADGES)
            .bind("job", job)
            .map(ConstructorMapper.of(Badges.class))
            .findOne());
  }
}
