package io.cryptorun.scheduling;

import java.util.Properties;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;

/// The properties one node's scheduler is built from. Why each differs from Quartz's default:
///
/// - acquisition under the cluster lock: without it two nodes can fire one trigger (stale read)
/// - a short retry after a database error: the default of 15 s is longer than the time after which
///   peers declare a node dead, so one failed check-in would be enough
/// - idle wait of 1 s, the least the factory takes: a trigger written elsewhere is seen soon
/// - text-only job data: a Java class name in the database would break rolling upgrades
final class QuartzSettings {

  /// Name of the cluster, equal on all nodes; the lock rows in the schema carry it.
  static final String CLUSTER = "cryptorun";

  private static final String WORKERS = "8";

  private QuartzSettings() {}

  static Properties of(String nodeId, String connectionProvider) {
    var properties = new Properties();
    properties.setProperty("org.quartz.scheduler.instanceName", CLUSTER);
    properties.setProperty("org.quartz.scheduler.instanceId", nodeId);
    properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.setProperty("org.quartz.scheduler.idleWaitTime", "1000");
    properties.setProperty("org.quartz.scheduler.dbFailureRetryInterval", "250");
    properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "1");
    properties.setProperty("org.quartz.scheduler.batchTriggerAcquisitionFireAheadTimeWindow", "0");
    properties.setProperty("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    properties.setProperty("org.quartz.threadPool.threadCount", WORKERS);
    properties.setProperty("org.quartz.jobStore.class", JobStoreTX.class.getName());
    properties.setProperty(
        "org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    properties.setProperty("org.quartz.jobStore.dataSource", connectionProvider);
    properties.setProperty("org.quartz.jobStore.tablePrefix", "quartz.qrtz_");
    properties.setProperty("org.quartz.jobStore.isClustered", "true");
    properties.setProperty("org.quartz.jobStore.clusterCheckinInterval", "1000");
    properties.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "5000");
    properties.setProperty("org.quartz.jobStore.useProperties", "true");
    return properties;
  }
}
