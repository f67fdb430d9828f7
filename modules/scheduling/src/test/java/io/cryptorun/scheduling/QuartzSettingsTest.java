package io.cryptorun.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.PersistJobDataAfterExecution;

class QuartzSettingsTest {

  @ParameterizedTest
  @CsvSource({
    "org.quartz.scheduler.instanceName, cryptorun",
    "org.quartz.scheduler.instanceId, node-a",
    "org.quartz.scheduler.idleWaitTime, 1000",
    "org.quartz.scheduler.dbFailureRetryInterval, 250",
    "org.quartz.scheduler.batchTriggerAcquisitionMaxCount, 1",
    "org.quartz.scheduler.batchTriggerAcquisitionFireAheadTimeWindow, 0",
    "org.quartz.jobStore.driverDelegateClass, org.quartz.impl.jdbcjobstore.PostgreSQLDelegate",
    "org.quartz.jobStore.isClustered, true",
    "org.quartz.jobStore.clusterCheckinInterval, 1000",
    "org.quartz.jobStore.acquireTriggersWithinLock, true",
    "org.quartz.jobStore.misfireThreshold, 5000",
    "org.quartz.jobStore.useProperties, true",
    "org.quartz.jobStore.tablePrefix, quartz.qrtz_",
    "org.quartz.jobStore.dataSource, ours"
  })
  void property_ofANode_isTheOneTheClusterReliesOn(String property, String value) {
    assertThat(QuartzSettings.of("node-a", "ours").getProperty(property)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.quartz.jobStore.lockHandler.class",
        "org.quartz.jobStore.dontSetAutoCommitFalse",
        "org.quartz.jobStore.selectWithLockSQL"
      })
  void property_thatQuartzChoosesWell_isLeftAlone(String property) {
    assertThat(QuartzSettings.of("node-a", "ours").getProperty(property)).isNull();
  }

  /// With the one, Quartz would deliver an overlapping slot late instead of letting the ledger
  /// record it; with the other, job data would be written back.
  @Test
  void firingJob_leavesSingleFlightToTheLedger() {
    List<Class<? extends Annotation>> unwanted =
        List.of(DisallowConcurrentExecution.class, PersistJobDataAfterExecution.class);

    assertThat(unwanted).noneMatch(FiringJob.class::isAnnotationPresent);
  }
}
