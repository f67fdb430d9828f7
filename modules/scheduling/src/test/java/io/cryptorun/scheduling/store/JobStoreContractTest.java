package io.cryptorun.scheduling.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.quartz.JobDetail;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.JobStoreSupport;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;

/// The members of Quartz's store that [FencedJobStore] overrides or calls. One that is renamed,
/// hidden or made final in a later version would leave its hook hanging in the air.
class JobStoreContractTest {

  /// @param name of a method that Quartz calls and we answer, or that we call
  record Member(Class<?> owner, String name, List<Class<?>> parameters) {

    static Member of(String name, Class<?>... parameters) {
      return new Member(JobStoreSupport.class, name, List.of(parameters));
    }

    Method method() throws NoSuchMethodException {
      return owner.getDeclaredMethod(name, parameters.toArray(Class<?>[]::new));
    }
  }

  static List<Member> overridden() {
    return List.of(
        new Member(
            JobStoreTX.class,
            "initialize",
            List.of(ClassLoadHelper.class, SchedulerSignaler.class)),
        new Member(JobStoreTX.class, "getNonManagedTXConnection", List.of()),
        Member.of("doCheckin"),
        Member.of("findFailedInstances", Connection.class),
        Member.of("calcFailedIfAfter", SchedulerStateRecord.class),
        Member.of("acquireNextTriggers", long.class, int.class, long.class),
        Member.of("acquireNextTrigger", Connection.class, long.class, int.class, long.class),
        Member.of("triggerFired", Connection.class, OperableTrigger.class),
        Member.of("releaseAcquiredTrigger", Connection.class, OperableTrigger.class),
        Member.of(
            "triggeredJobComplete",
            OperableTrigger.class,
            JobDetail.class,
            CompletedExecutionInstruction.class),
        Member.of(
            "triggeredJobComplete",
            Connection.class,
            OperableTrigger.class,
            JobDetail.class,
            CompletedExecutionInstruction.class));
  }

  static List<Member> called() {
    return List.of(
        Member.of("signalSchedulingChangeImmediately", long.class),
        Member.of("getDelegate"),
        Member.of("getFiredTriggerRecordId"),
        Member.of("getMisfireTime"),
        Member.of("getClassLoadHelper"),
        Member.of("retrieveTrigger", Connection.class, TriggerKey.class),
        Member.of("getLockHandler"));
  }

  @ParameterizedTest
  @MethodSource("overridden")
  void hook_isStillOneThatQuartzLetsUsAnswer(Member member) throws NoSuchMethodException {
    assertThat(canBeOverridden(member.method())).as("%s", member).isTrue();
    assertThat(
            FencedJobStore.class.getDeclaredMethod(
                member.name(), member.parameters().toArray(Class<?>[]::new)))
        .isNotNull();
  }

  @ParameterizedTest
  @MethodSource("called")
  void member_isStillOneThatWeMayCall(Member member) throws NoSuchMethodException {
    int modifiers = member.method().getModifiers();

    assertThat(Modifier.isProtected(modifiers) || Modifier.isPublic(modifiers)).isTrue();
  }

  /// `recoverOwn` sets it; Quartz looks at it to decide whether its own rows are left over.
  @Test
  void firstCheckIn_isStillAFieldThatWeMaySet() throws NoSuchFieldException {
    var field = JobStoreSupport.class.getDeclaredField("firstCheckIn");

    assertThat(field.getType()).isEqualTo(boolean.class);
    assertThat(Modifier.isProtected(field.getModifiers())).isTrue();
    assertThat(Modifier.isFinal(field.getModifiers())).isFalse();
  }

  /// Changes of the schedule are announced there.
  @Test
  void executeInLock_isStillTheOneDoorForChanges() {
    var doors =
        Arrays.stream(JobStoreTX.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("executeInLock"))
            .filter(JobStoreContractTest::canBeOverridden);

    assertThat(doors).hasSize(1);
  }

  private static boolean canBeOverridden(Method method) {
    int modifiers = method.getModifiers();
    return !Modifier.isFinal(modifiers)
        && (Modifier.isProtected(modifiers) || Modifier.isPublic(modifiers));
  }
}
