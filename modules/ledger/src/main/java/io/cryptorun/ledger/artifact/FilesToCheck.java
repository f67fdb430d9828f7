package io.cryptorun.ledger.artifact;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Published files of one machine, a few at a time, for whoever holds them against their hashes.
/// Files that were removed are left out: the history says so, or is itself no longer kept from that
/// time.
public final class FilesToCheck {

  private static final String OLDER =
      """
      select f.run_id, f.job, f.due_at, f.name, f.path, f.store, f.sha256
      from cryptorun.artifact f
      join cryptorun.attempt a on a.run_id = f.run_id
      join cryptorun.node_epoch e on e.epoch = a.epoch
      where e.host = :host
        and (:runId::text is null or (f.run_id, f.name) < (:runId, :name))
        and not exists (select from cryptorun.event p where p.run_id = f.run_id and p.kind = 'pruned')
        and not coalesce(f.published_at < (
          select n.event_at from cryptorun.chain_anchor n where n.chain = f.job order by n.position desc limit 1), false)
      order by f.run_id desc, f.name desc
      limit :limit
      """;

  private static final String SUSPECT =
      """
      select f.run_id, f.job, f.due_at, f.name, f.path, f.store, f.sha256
      from cryptorun.finding d
      join cryptorun.slot s on s.job = d.job and s.due_at = d.due_at
      join cryptorun.artifact f on f.slot_id = s.slot_id and :host || ':' || f.path = d.detail
      where d.repaired_at is null and d.invariant in ('changed_file', 'missing_file')
        and not exists (select from cryptorun.event p where p.run_id = f.run_id and p.kind = 'pruned')
        and not coalesce(f.published_at < (
          select n.event_at from cryptorun.chain_anchor n where n.chain = f.job order by n.position desc limit 1), false)
      """;

  /// A published file.
  ///
  /// @param path absolute, or relative to the home of its store
  /// @param store the folder of all artifacts that it was published in; absolute
  public record Published(
      String runId,
      String job,
      Instant dueAt,
      String name,
      String path,
      String store,
      String sha256) {}

  private final Database database;

  public FilesToCheck(Database database) {
    this.database = database;
  }

  /// The newest files that are older than one, newest first.
  ///
  /// @param host machine that wrote them
  /// @param after the last one of the look before; null to begin with the newest
  public List<Published> older(String host, @Nullable Published after, int limit) {
    return database.read(handle ->
        handle
            .createQuery(OLDER)
            .bind("host", host)
            .bind("runId", after == null ? null : after.runId())
            .bind("name", after == null ? null : after.name())
            .bind("limit", limit)
            .map(ConstructorMapper.of(Published.class))
            .list());
  }

  /// Those that a finding names.
  ///
  /// @param host machine that found them changed, or missing
  public List<Published> suspect(String host) {
    return database.read(handle ->
        handle
            .createQuery(SUSPECT)
            .bind("host", host)
            .map(ConstructorMapper.of(Published.class))
            .list());
  }
}
