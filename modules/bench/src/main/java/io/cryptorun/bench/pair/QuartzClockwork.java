package io.cryptorun.bench.pair;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/// Quartz as its manual sets up a cluster, with its own tables and every other setting as it comes.
final class QuartzClockwork implements Clockwork {

  static final String NAME = "bench";

  private final HikariDataSource pool;
  private final Scheduler scheduler;

  QuartzClockwork(BenchServer server, String node, int batch, Work work) throws IOException {
    pool = server.pool(Contender.QUARTZ);
    DBConnectionManager.getInstance().addConnectionProvider(NAME, new Lent(pool));
    try {
      scheduler = new StdSchedulerFactory(properties(node, batch)).getScheduler();
      scheduler.setJobFactory((_, _) -> new QuartzWork(work));
    } catch (SchedulerException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Properties properties(String node, int batch) {
    var properties = new Properties();
    properties.put("org.quartz.scheduler.instanceName", NAME);
    properties.put("org.quartz.scheduler.instanceId", node);
    properties.put("org.quartz.scheduler.skipUpdateCheck", "true");
    properties.put("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", Integer.toString(batch));
    properties.put("org.quartz.jobStore.class", JobStoreTX.class.getName());
    properties.put("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName());
    properties.put("org.quartz.jobStore.isClustered", "true");
    properties.put("org.quartz.jobStore.useProperties", "true");
    properties.put("org.quartz.jobStore.dataSource", NAME);
    properties.put("org.quartz.threadPool.class", SimpleThreadPool.class.getName());
    properties.put("org.quartz.threadPool.threadCount", Integer.toString(Contender.THREADS));
    return properties;
  }

  @Override
  public void go() throws SchedulerException {
    scheduler.start();
  }

  @Override
  public void halt() throws SchedulerException {
    scheduler.standby();
  }

  @Override
  public void trigger(String job) throws SchedulerException {
    scheduler.triggerJob(new JobKey(job, QuartzRows.GROUP));
  }

  @Override
  public void close() throws SchedulerException {
    scheduler.shutdown(false);
    pool.close();
  }

  private record Lent(HikariDataSource pool) implements ConnectionProvider {

    @Override
    public Connection getConnection() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void shutdown() {}

    @Override
    public void initialize() {}
  }
}
