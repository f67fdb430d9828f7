package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
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
