package io.cryptorun.scheduling.store;

import static io.cryptorun.scheduling.store.Question.ask;

import io.cryptorun.ledger.cluster.Standing;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quartz.CronTrigger;
import org.quartz.JobDetail;
import org.quartz.JobPersistenceException;
import org.quartz.SchedulerConfigException;
import org.quartz.Trigger.CompletedExecutionInstruction;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;
import org.quartz.impl.jdbcjobstore.StdRowLockSemaphore;
import org.quartz.spi.ClassLoadHelper;
import org.quartz.spi.OperableTrigger;
import org.quartz.spi.SchedulerSignaler;
import org.quartz.spi.TriggerFiredBundle;

/// Quartz's clustered store, whose judgements about nodes are those of the ledger.
///
/// - Who has failed is read from the registrations, never from check-in times: a slow check-in or a
///   wrong clock cannot declare a living node dead, and a fenced one is recovered at once.
/// - A node acquires, fires, releases and completes only what is still its own: one that was fenced
///   while it was frozen finds its rows gone and does nothing.
/// - What happens with every firing of a cron trigger is one statement each: acquire, fire, end.
/// - A change of the schedule tells the other nodes in the transaction that makes it.
@SuppressWarnings(
    "unchecked") // executeInLock: JobStoreTX, between us and the generic method, is raw
public final class FencedJobStore extends JobStoreTX {

  /// A firing is known to be taken this long after its row was written, or its session is gone.
  private static final Duration LATEST_TO_TAKE = Duration.ofSeconds(30);

  private final Standing standing;
  private final OwnFirings firings = new OwnFirings();

  /// Not the monitor of this object: Quartz takes that one for every statement, also while it holds
  /// the cluster's lock that a check-in may be waiting for.
  private final ReentrantLock checkIn = new ReentrantLock();

  /// The nodes that are alive, as the check-in that is under way has read them.
  private Set<String> registered = Set.of();

  FencedJobStore(Standing standing) {
    this.standing = standing;
  }

  /// The lock is tried once: a retry would roll back, and with it drop another lock that its caller
  /// still believes to hold.
  @Override
  public void initialize(ClassLoadHelper loader, SchedulerSignaler signaler)
      throws SchedulerConfigException {
    super.initialize(loader, signaler);
    if (!(getLockHandler() instanceof StdRowLockSemaphore rowLock)) {
      throw new SchedulerConfigException(
          "the cluster's lock is not a row lock: " + getLockHandler());
    }
    rowLock.setMaxRetry(1);
  }

  /// Has this node's scheduler look at the schedule again, because somebody else has changed it.
  public void wake() {
    signalSchedulingChangeImmediately(0);
  }

  /// Takes over, now, what nodes without a registration have left, and sees that it is fired.
  ///
  /// @return whether there was anything
  public boolean recover() throws JobPersistenceException {
    boolean recovered = doCheckin();
    if (recovered) {
      wake();
    }
    return recovered;
  }

  /// Recovers what this node itself began under an earlier registration, as a restarted process
  /// does.
  public boolean recoverOwn() throws JobPersistenceException {
    checkIn.lock();
    try {
      firstCheckIn = true;
      return recover();
    } finally {
      checkIn.unlock();
    }
  }

  /// Frees what nothing else would: triggers that were taken or blocked by a firing that is not
  /// there, failed ones, and spent ones that were left behind.
  ///
  /// @return those it found
  public List<StuckTrigger> repair() throws JobPersistenceException {
    return repair(_ -> true);
  }

  /// Frees those of them that are meant.
  ///
  /// @return those it found
  public List<StuckTrigger> repair(Predicate<StuckTrigger> meant) throws JobPersistenceException {
    var found =
        executeInNonManagedTXLock(
            LOCK_TRIGGER_ACCESS, connection -> repaired(connection, meant), null);
    if (!found.isEmpty()) {
      wake();
    }
    return found;
  }

  private List<StuckTrigger> repaired(Connection connection, Predicate<StuckTrigger> meant)
      throws JobPersistenceException {
    if (ask("which lock rows are there", LockRows::restore, connection) > 0) {
      getLog().warn("a row that the cluster's locks are taken on was missing");
    }
    var stuck =
        ask("which triggers are stuck", StuckTrigger::find, connection).stream()
            .filter(meant)
            .toList();
    for (var trigger : stuck) {
      if (trigger.isSpent()) {
        removeTrigger(connection, trigger.key());
      } else {
        setState(connection, trigger);
      }
    }
    return stuck;
  }

  private void setState(Connection connection, StuckTrigger trigger)
      throws JobPersistenceException {
    var delegate = getDelegate();
    ask(
        "a stuck trigger's state",
        session -> delegate.updateTriggerState(session, trigger.key(), trigger.repaired()),
        connection);
  }

  /// Quartz's own thread and a takeover may come at once; both change the same fields.
  @Override
  protected boolean doCheckin() throws JobPersistenceException {
    checkIn.lock();
    try {
      return super.doCheckin();
    } finally {
      checkIn.unlock();
    }
  }

  @Override
  protected List<SchedulerStateRecord> findFailedInstances(Connection connection)
      throws JobPersistenceException {
    registered = ask("who is registered", Registrations::open, connection);
    if (!registered.contains(getInstanceId())) {
      throw new JobPersistenceException(
          "node %s is fenced: it neither checks in nor recovers".formatted(standing.node()));
    }
    if (!firstCheckIn) {
      forgetEndedFirings(connection);
    }
    var failed = new ArrayList<>(super.findFailedInstances(connection));
    failed.addAll(ownerless(connection, failed));
    failed.removeIf(node -> !isSelf(node) && isAlive(node));
    return failed;
  }

  private void forgetEndedFirings(Connection connection) throws JobPersistenceException {
    var before = now() - LATEST_TO_TAKE.toMillis();
    int forgotten =
        ask(
            "which firings are over",
            session -> firings.forgetOthers(session, getInstanceId(), before),
            connection);
    if (forgotten > 0) {
      getLog().warn("{} firings were over and still in the store", forgotten);
    }
  }

  @Override
  protected long calcFailedIfAfter(SchedulerStateRecord node) {
    return isAlive(node) ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  /// Asked before a session is taken: what may not claim does not look.
  @Override
  public List<OperableTrigger> acquireNextTriggers(long noLaterThan, int maxCount, long timeWindow)
      throws JobPersistenceException {
    if (!standing.mayClaim()) {
      return List.of();
    }
    if (!standing.givesWay()) {
      return super.acquireNextTriggers(noLaterThan, maxCount, timeWindow);
    }
    long since = Math.min(noLaterThan, now() - LeftLying.AFTER.toMillis());
    return isAnyLeftLying(since)
        ? super.acquireNextTriggers(since, maxCount, timeWindow)
        : List.of();
  }

  private boolean isAnyLeftLying(long since) throws JobPersistenceException {
    return executeInNonManagedTXLock(
        null,
        connection ->
            ask("what was left lying", session -> LeftLying.any(session, since), connection),
        null);
  }

  @Override
  protected List<OperableTrigger> acquireNextTrigger(
      Connection connection, long noLaterThan, int maxCount, long timeWindow)
      throws JobPersistenceException {
    var entryIds =
        Stream.generate(this::getFiredTriggerRecordId).limit(maxCount).toArray(String[]::new);
    var limits = new AcquireDue.Limits(now(), noLaterThan, timeWindow, getMisfireTime());
    var acquired =
        ask(
            "which triggers are due",
            session -> new AcquireDue(session, standing.node()).take(limits, entryIds),
            connection);
    var triggers = new ArrayList<OperableTrigger>();
    for (var taken : acquired) {
      firings.began(taken.entryId());
      triggers.add(taken.readBy(key -> retrieveTrigger(connection, key)));
    }
    return triggers;
  }

  /// Quartz's own clock, as it compares its rows with.
  private long now() {
    return getMisfireTime() + getMisfireThreshold();
  }

  @Override
  protected @Nullable TriggerFiredBundle triggerFired(
      Connection connection, OperableTrigger trigger) throws JobPersistenceException {
    if (trigger instanceof PlainCron cron) {
      return ask("what to run", session -> fireCron(session).fire(cron, now()), connection);
    }
    return isOurs(connection, trigger, true) ? super.triggerFired(connection, trigger) : null;
  }

  private FireCron fireCron(Connection connection) {
    return new FireCron(connection, standing.node(), getClassLoadHelper());
  }

  @Override
  protected void releaseAcquiredTrigger(Connection connection, OperableTrigger trigger)
      throws JobPersistenceException {
    if (isOurs(connection, trigger, false)) {
      super.releaseAcquiredTrigger(connection, trigger);
    }
    firings.ended(trigger.getFireInstanceId());
  }

  /// A scheduler that is told to stop in the last moment before a firing keeps what it has
  /// acquired. Its peer has it at once instead of after the next check-in.
  @Override
  public void shutdown() {
    try {
      handOver();
    } catch (JobPersistenceException failure) {
      getLog().warn("what was acquired waits for its recovery: {}", failure.getMessage());
    }
    super.shutdown();
  }

  /// Lets a trigger go on with a later one of its nominal times, unless it was changed meanwhile.
  ///
  /// @param fired the trigger as it was fired
  public void passOver(CronTrigger fired, Instant until) throws JobPersistenceException {
    var move = new PassOver(standing.node(), fired, until);
    boolean moved =
        executeInNonManagedTXLock(
            LOCK_TRIGGER_ACCESS, session -> ask("where it goes on", move::make, session), null);
    if (moved) {
      wake();
    }
  }

  /// Gives back, now, what this node has acquired and not fired. The others are told even when that
  /// was nothing: a scheduler that was told to stand by may just have released it by itself, and an
  /// idle node would find it only when it looks next.
  public void handOver() throws JobPersistenceException {
    executeInNonManagedTXLock(LOCK_TRIGGER_ACCESS, this::giveBack, null);
  }

  private boolean giveBack(Connection connection) throws JobPersistenceException {
    int _ =
        ask(
            "what is acquired",
            session -> OwnFirings.giveBack(session, standing.node()),
            connection);
    return ask("the others of a change", Announcement::tell, connection);
  }

  /// A run that leaves its trigger and its job as they are ends without the cluster's lock: nobody
  /// else changes its row while its node is registered.
  @Override
  public void triggeredJobComplete(
      OperableTrigger trigger, JobDetail job, CompletedExecutionInstruction instruction) {
    if (instruction == CompletedExecutionInstruction.NOOP
        && !job.isConcurrentExecutionDisallowed()
        && !job.isPersistJobDataAfterExecution()) {
      retryExecuteInNonManagedTXLock(null, connection -> endFiring(connection, trigger));
    } else {
      super.triggeredJobComplete(trigger, job, instruction);
    }
    firings.ended(trigger.getFireInstanceId());
  }

  private boolean endFiring(Connection connection, OperableTrigger trigger)
      throws JobPersistenceException {
    return ask(
        "whether a firing is over",
        session -> firings.end(session, standing.node(), trigger.getFireInstanceId()),
        connection);
  }

  @Override
  protected void triggeredJobComplete(
      Connection connection,
      OperableTrigger trigger,
      JobDetail job,
      CompletedExecutionInstruction instruction)
      throws JobPersistenceException {
    if (isOurs(connection, trigger, false)) {
      super.triggeredJobComplete(connection, trigger, job, instruction);
    }
  }

  /// A node that knows it is fenced, or does not know whether it is, leaves the schedule alone.
  @Override
  protected Connection getNonManagedTXConnection() throws JobPersistenceException {
    if (!standing.isMember()) {
      throw new JobPersistenceException(
          "node %s may not act: its registration is not confirmed".formatted(standing.node()));
    }
    return super.getNonManagedTXConnection();
  }

  /// Everything that changes the schedule by the scheduler's own methods comes through here with a
  /// lock; what firing changes does not.
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"}) // the overridden method is declared so
  protected Object executeInLock(String lockName, TransactionCallback change)
      throws JobPersistenceException {
    if (lockName == null) {
      return super.executeInLock(null, change);
    }
    TransactionCallback<Object> announced =
        connection -> {
          var result = change.execute(connection);
          ask("the others of a change", Announcement::tell, connection);
          return result;
        };
    return super.executeInLock(lockName, announced);
  }

  private boolean isSelf(SchedulerStateRecord node) {
    return node.getSchedulerInstanceId().equals(getInstanceId());
  }

  private boolean isAlive(SchedulerStateRecord node) {
    return registered.contains(node.getSchedulerInstanceId());
  }

  /// Nodes that have left firings but no check-in row. Quartz itself looks for them only when it
  /// starts.
  private List<SchedulerStateRecord> ownerless(
      Connection connection, List<SchedulerStateRecord> failed) throws JobPersistenceException {
    var names = ask("who left firings", getDelegate()::selectFiredTriggerInstanceNames, connection);
    names.remove(getInstanceId());
    failed.forEach(node -> names.remove(node.getSchedulerInstanceId()));
    return names.stream().map(Registrations::unknown).toList();
  }

  private boolean isOurs(Connection connection, OperableTrigger trigger, boolean toFire)
      throws JobPersistenceException {
    var entry = trigger.getFireInstanceId();
    return ask(
        "whose a firing is",
        session -> Registrations.isOurs(session, standing.node(), entry, toFire),
        connection);
  }
}
