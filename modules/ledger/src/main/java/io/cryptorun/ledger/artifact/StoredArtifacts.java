package io.cryptorun.ledger.artifact;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.Step;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Published files as the ledger knows them: where each was put, by which machine, and whether the
/// database keeps a copy.
public final class StoredArtifacts {

  private static final String LIST =
      """
      select a.run_id, a.job, a.due_at, e.host, a.name, a.path, a.node, a.store, a.media_type, a.rows, a.bytes, a.sha256,
             a.published_at,
             exists (select from cryptorun.artifact_content c where c.sha256 = a.sha256) as copied,
             exists (select from audit.events p where p.run_id = a.run_id and p.kind = 'pruned')
               or coalesce(a.published_at < (
                    select n.event_at from cryptorun.chain_anchor n where n.chain = a.job order by n.position desc limit 1),
                  false) as pruned
      from audit.artifacts a
      join audit.runs r on r.run_id = a.run_id
      join audit.nodes e on e.node = r.node and e.epoch = r.epoch
      where (:runId::text is null or a.run_id = :runId)
        and (:job::text is null or a.job = :job)
        and (:since::timestamptz is null or a.published_at >= :since)
        and (:until::timestamptz is null or a.published_at < :until)
        and (:afterRun::text is null or (a.published_at, a.run_id, a.name) < (
              select l.published_at, l.run_id, l.name
              from audit.artifacts l
              where l.run_id = :afterRun and l.name = :afterName))
      order by a.published_at desc, a.run_id desc, a.name desc
      limit :limit
      """;

  /// Which files are meant; null stands for all.
  ///
  /// @param since published then or later
  /// @param until published before
  /// @param after where the last page ended
  public record Filter(
      @Nullable String runId,
      @Nullable String job,
      @Nullable Instant since,
      @Nullable Instant until,
      @Nullable Place after,
      int limit) {

    /// All files of a run.
    public static Filter ofRun(String runId) {
      return new Filter(runId, null, null, null, null, Integer.MAX_VALUE);
    }

    /// The same behind a place.
    public Filter after(Place place) {
      return new Filter(runId, job, since, until, place, limit);
    }
  }

  /// Which file it is.
  public record Place(String runId, String name) {}

  /// A published file.
  ///
  /// @param host machine that wrote it
  /// @param copied whether the database has its content too
  /// @param pruned whether the files of its run were removed, as the history says, or may have
  ///   been, where it is no longer kept from that time
  public record Stored(
      String runId,
      String job,
      Instant dueAt,
      String host,
      boolean copied,
      boolean pruned,
      @Nested PublishedFile file) {

    /// Its place in a list.
    public Place place() {
      return new Place(runId, file.name());
    }
  }

  private final Database database;

  public StoredArtifacts(Database database) {
    this.database = database;
  }

  /// The files that are meant, newest first.
  public List<Stored> list(Filter filter) {
    var after = filter.after();
    return database.read(handle ->
        handle
            .createQuery(LIST)
            .bind("runId", filter.runId())
            .bind("job", filter.job())
            .bind("since", filter.since())
            .bind("until", filter.until())
            .bind("afterRun", after == null ? null : after.runId())
            .bind("afterName", after == null ? null : after.name())
            .bind("limit", filter.limit())
            .map(ConstructorMapper.of(Stored.class))
            .list());
  }

  /// Writes down that the files of a run are about to be removed from a folder, before they are.
  ///
  /// @param by who removes them
  public void notePruned(SlotKey slot, String runId, String folder, int files, String by) {
    database.<Boolean>write(handle -> {
      new Step(handle, by, "pruned")
          .of(slot, runId)
          .with("folder", folder)
          .with("files", files)
          .write();
      return true;
    });
  }
}
