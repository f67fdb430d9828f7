package io.cryptorun.ledger.artifact;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Step;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What the ledger knows of the folders that runs left on a disk.
public final class PublishedFolders {

  /// By run as well as by job and time: a folder may have been another job's, or may not tell its
  /// run.
  private static final String NAMED =
      """
      select path
      from cryptorun.artifact
      where run_id = any(:runIds)
      union
      select f.path
      from unnest(:dueAts) as nominal
      join cryptorun.slot s on s.job = :job and s.due_at = nominal
      join cryptorun.artifact f on f.slot_id = s.slot_id
      """;

  private static final String OPEN =
      """
      select run_id
      from cryptorun.attempt
      where run_id = any(:runIds) and outcome = 'running'
      """;

  /// Newest by nominal time, then by the moment of publication.
  private static final String NEWEST =
      """
      select f.run_id, f.path
      from cryptorun.slot s
      join cryptorun.artifact f on f.slot_id = s.slot_id
      where s.job = :job and s.kind <> 'replay' and s.state in ('success', 'partial')
      order by s.due_at desc, f.published_at desc, f.name
      limit 1
      """;

  private static final String OLD =
      """
      select f.run_id, f.job, f.due_at, min(f.path) as path, array_agg(f.name order by f.name) as names,
             exists (select from cryptorun.event p where p.run_id = f.run_id and p.kind = 'pruned') as noted
      from cryptorun.artifact f
      where f.run_id = any(:runIds) and f.published_at < :before
      group by f.run_id, f.job, f.due_at
      order by f.due_at, f.run_id
      """;

  /// The files of a publication.
  ///
  /// @param path of one of them, absolute, or relative to the home of its store
  /// @param noted whether it stands in the history already that they are removed
  public record Old(
      String runId, String job, Instant dueAt, String path, List<String> names, boolean noted) {

    public Old {
      names = List.copyOf(names);
    }

    /// Names job and time of an event; which kind of slot it was is told elsewhere.
    public SlotKey slot() {
      return SlotKey.request(job, dueAt, SlotKind.MANUAL, runId);
    }
  }

  /// A file of the newest publication of a job.
  ///
  /// @param path absolute, or relative to the home of its store
  public record Newest(String runId, String path) {}

  private final Database database;

  public PublishedFolders(Database database) {
    this.database = database;
  }

  /// The paths of all files that some runs published, and a job under some nominal times.
  public Set<String> named(Collection<String> runIds, String job, Collection<Instant> dueAts) {
    return database.read(handle ->
        handle
            .createQuery(NAMED)
            .bindArray("runIds", String.class, runIds)
            .bind("job", job)
            .bindArray("dueAts", Instant.class, dueAts)
            .mapTo(String.class)
            .collect(Collectors.toSet()));
  }

  /// Those of some runs that may still publish.
  public Set<String> open(Collection<String> runIds) {
    return database.read(handle ->
        handle
            .createQuery(OPEN)
            .bindArray("runIds", String.class, runIds)
            .mapTo(String.class)
            .collect(Collectors.toSet()));
  }

  /// Those of some runs that published before an instant.
  public List<Old> old(Collection<String> runIds, Instant before) {
    return database.read(handle ->
        handle
            .createQuery(OLD)
            .bindArray("runIds", String.class, runIds)
            .bind("before", before)
            .map(ConstructorMapper.of(Old.class))
            .list());
  }

  /// What the link `latest` of a job should lead to; replays never count.
  public Optional<Newest> newest(String job) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bind("job", job)
            .map(ConstructorMapper.of(Newest.class))
            .findOne());
  }

  /// Writes down that a folder which no row names was put aside.
  ///
  /// @param dueAt null where the folder does not tell
  /// @param runId that made it; null where it does not tell
  public void notePutAside(
      String job,
      @Nullable Instant dueAt,
      @Nullable String runId,
      String from,
      String to,
      NodeEpoch by) {
    database.<Boolean>write(handle -> {
      new Step(handle, by.node(), "orphaned")
          .of(job, dueAt, runId)
          .with("from", from)
          .with("to", to)
          .write();
      return true;
    });
  }
}
