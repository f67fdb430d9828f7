package io.cryptorun.ledger.schedule;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// The transaction that puts a configuration in force: kept, named as applied, its schedules begun
/// and those of other jobs ended, every step in the history, and the nodes told.
final class ApplyConfiguration {

  private static final String APPLY =
      """
      insert into cryptorun.applied_config (sha256, applied_by)
      values (:sha256, :by)
      """;

  private static final String TELL =
      """
      select pg_notify('cryptorun', 'configuration')
      """;

  private final Handle handle;
  private final Configuration configuration;
  private final String by;

  ApplyConfiguration(Handle handle, Configuration configuration, String by) {
    this.handle = handle;
    this.configuration = configuration;
    this.by = by;
  }

  void apply(List<ScheduleRow> schedules) {
    var before = Configurations.inForce(handle);
    Configurations.store(handle, configuration);
    handle.createUpdate(APPLY).bind("sha256", configuration.sha256()).bind("by", by).execute();
    var put = new PutSchedules(handle, schedules);
    var changed = put.put(true);
    put.record(changed, new PutSchedules.Applied(configuration.sha256(), before.orElse(null)), by);
    handle.createQuery(TELL).mapTo(String.class).list();
  }
}
