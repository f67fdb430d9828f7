package io.cryptorun.scheduling.store;

import java.time.Duration;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

/// How one node's store is set up. Why each differs from Quartz's default:
///
/// - acquisition under the cluster lock: without it two nodes can fire one trigger (stale read)
/// - as many triggers at a time as there are workers, none ahead of its time: a nominal time is
///   never early
/// - a short retry after a database error: the default of 15 s leaves a node deaf for as long
/// - text-only job data: a Java class name in the database would break rolling upgrades
final class QuartzSettings {

  /// Name of the cluster, equal on all nodes; the lock rows in the schema carry it.
  static final String CLUSTER = "cryptorun";

  /// What is said on the nodes' channel when the schedule has changed.
  static final String CHANGED = "schedule";

  static final String TABLE_PREFIX = "quartz.qrtz_";

  /// The net under a lost announcement: an idle node looks at least this often.
  static final Duration IDLE_WAIT = Duration.ofSeconds(1);

  static final Duration RETRY_AFTER_FAILURE = Duration.ofMillis(250);

  static final Duration CHECK_IN = Duration.ofSeconds(1);

  static final int WORKERS = 8;

  static final int TRIGGERS_AT_A_TIME = WORKERS;

  static final Duration FIRE_AHEAD = Duration.ZERO;

  /// Every trigger ignores misfires, so this only says how often Quartz looks for none.
  private static final Duration MISFIRE_THRESHOLD = Duration.ofSeconds(5);

  private QuartzSettings() {}

  static void apply(FencedJobStore store, String nodeId, String connectionProvider)
      throws SchedulerConfigException {
    store.setInstanceName(CLUSTER);
    store.setInstanceId(nodeId);
    store.setDataSource(connectionProvider);
    store.setTablePrefix(TABLE_PREFIX);
    store.setIsClustered(true);
    store.setClusterCheckinInterval(CHECK_IN.toMillis());
    store.setDbRetryInterval(RETRY_AFTER_FAILURE.toMillis());
    store.setAcquireTriggersWithinLock(true);
    store.setMisfireThreshold(MISFIRE_THRESHOLD.toMillis());
    store.setUseProperties("true");
    try {
      store.setDriverDelegateClass(PostgreSQLDelegate.class.getName());
    } catch (InvalidConfigurationException failure) {
      throw new SchedulerConfigException("Quartz does not take its own delegate", failure);
    }
  }
}
