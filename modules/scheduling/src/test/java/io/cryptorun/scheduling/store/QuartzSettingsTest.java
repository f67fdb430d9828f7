package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.NodeEpoch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.quartz.SchedulerConfigException;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

class QuartzSettingsTest {

  private final FencedJobStore store =
      new FencedJobStore(new SteadyNode(new NodeEpoch("node-a", 1)));

  @BeforeEach
  void apply() throws SchedulerConfigException {
    QuartzSettings.apply(store, "node-a", "ours");
  }

  @Test
  void store_ofANode_isNamedAsTheClusterAndTheNodeAre() {
    assertThat(store.getInstanceName()).isEqualTo("cryptorun");
    assertThat(store.getInstanceId()).isEqualTo("node-a");
    assertThat(store.getDataSource()).isEqualTo("ours");
    assertThat(store.getTablePrefix()).isEqualTo("quartz.qrtz_");
    assertThat(store.getDriverDelegateClass()).isEqualTo(PostgreSQLDelegate.class.getName());
  }

  @Test
  void store_ofANode_hasTheHabitsTheClusterReliesOn() {
    assertThat(store.isClustered()).isTrue();
    assertThat(store.isAcquireTriggersWithinLock()).isTrue();
    assertThat(store.canUseProperties()).isTrue();
    assertThat(store.getClusterCheckinInterval()).isEqualTo(1000);
    assertThat(store.getMisfireThreshold()).isEqualTo(5000);
    assertThat(store.getAcquireRetryDelay(1)).isEqualTo(250);
  }

  @Test
  void store_ofANode_leavesAloneWhatQuartzChoosesWell() {
    assertThat(store.isDontSetAutoCommitFalse()).isFalse();
    assertThat(store.isTxIsolationLevelSerializable()).isFalse();
    assertThat(store.isLockOnInsert()).isTrue();
    assertThat(store.getSelectWithLockSQL()).isNull();
  }

  @Test
  void triggers_areTakenForAllWorkersAtOnceAndNeverAhead() {
    assertThat(QuartzSettings.TRIGGERS_AT_A_TIME).isEqualTo(QuartzSettings.WORKERS);
    assertThat(QuartzSettings.FIRE_AHEAD).isZero();
  }
}
