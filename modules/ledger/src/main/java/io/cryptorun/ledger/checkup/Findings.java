package io.cryptorun.ledger.checkup;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What the doctor finds where SQL alone cannot look: the calendar, the files, the job store. A
/// finding stands in `audit.invariants` until it is repaired, and its event stays for good.
public final class Findings {

  private static final String REPORT =
      """
      with found as (
        insert into cryptorun.finding (invariant, job, due_at, detail, found_by)
        values (:invariant, :job, :dueAt, :detail, :by)
        on conflict do nothing
        returning id, invariant, job, due_at, detail
      )
      insert into cryptorun.event (job, due_at, actor, kind, detail)
      select job, due_at, :by, 'found', jsonb_build_object('id', id, 'invariant', invariant, 'detail', detail)
      from found
      """;

  private static final String REPAIRED =
      """
      with repaired as (
        update cryptorun.finding
        set repaired_at = clock_timestamp(), repaired_by = :by
        where repaired_at is null and invariant = :invariant and not (detail = any(:details))
        returning id, invariant, job, due_at, detail
      )
      insert into cryptorun.event (job, due_at, actor, kind, detail)
      select job, due_at, :by, 'repaired', jsonb_build_object('id', id, 'invariant', invariant, 'detail', detail)
      from repaired
      order by coalesce(job, 'cluster') collate "C", due_at, id
      """;

  private static final String REPAIRED_ONE =
      """
      with repaired as (
        update cryptorun.finding
        set repaired_at = clock_timestamp(), repaired_by = :by
        where repaired_at is null and invariant = :invariant and detail = :detail
          and job is not distinct from :job and due_at is not distinct from :dueAt
        returning id, invariant, job, due_at, detail
      )
      insert into cryptorun.event (job, due_at, actor, kind, detail)
      select job, due_at, :by, 'repaired', jsonb_build_object('id', id, 'invariant', invariant, 'detail', detail)
      from repaired
      """;

  private static final String OPEN =
      """
      select invariant, job, due_at, detail
      from cryptorun.finding
      where repaired_at is null and invariant = :invariant
      order by id
      """;

  /// Something that should not be.
  ///
  /// @param invariant in one word: `lost_slot`, `changed_file`, `stuck_trigger`
  /// @param detail tells it from other findings of the same invariant
  public record Finding(
      String invariant, @Nullable String job, @Nullable Instant dueAt, String detail) {}

  private final Database database;

  public Findings(Database database) {
    this.database = database;
  }

  /// Writes a finding down; one that stands already is not written again.
  ///
  /// @return whether it is new
  public boolean report(Finding finding, NodeEpoch by) {
    return database.write(handle ->
        handle.createUpdate(REPORT).bindMethods(finding).bind("by", by.node()).execute())
        == 1;
  }

  /// Those of an invariant that stand, oldest first.
  public List<Finding> open(String invariant) {
    return database.read(handle ->
        handle
            .createQuery(OPEN)
            .bind("invariant", invariant)
            .map(ConstructorMapper.of(Finding.class))
            .list());
  }

  /// Closes one finding.
  ///
  /// @return whether it stood
  public boolean repaired(Finding finding, NodeEpoch by) {
    return database.write(handle ->
        handle.createUpdate(REPAIRED_ONE).bindMethods(finding).bind("by", by.node()).execute())
        == 1;
  }

  /// Closes the findings of an invariant that an examination no longer shows.
  ///
  /// @param standing the details of those it still shows
  /// @return how many were closed
  public int keepOnly(String invariant, List<String> standing, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createUpdate(REPAIRED)
            .bind("invariant", invariant)
            .bindArray("details", String.class, standing)
            .bind("by", by.node())
            .execute());
  }
}
