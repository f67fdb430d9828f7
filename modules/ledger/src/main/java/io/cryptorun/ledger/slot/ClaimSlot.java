package io.cryptorun.ledger.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// One claim, in one transaction: check the claimer, look at the slot, clear away what dead owners
/// left, judge, and write the verdict. Claims of the same job wait for each other.
final class ClaimSlot {

  private static final String CLAIMER_ACTIVE =
      """
      select true
      from cryptorun.node_epoch
      where node = :node and epoch = :epoch and state = 'active'
      for share
      """;

  private static final String NOW =
      """
      select clock_timestamp()
      """;

  /// Locks nothing: a publication locks the attempt and then the slot, and must never meet a claim
  /// that holds them the other way round. It is asked again after the attempts in the way were
  /// locked.
  private static final String FIND =
      """
      select s.slot_id, s.state, s.reason, s.attempts, a.run_id, s.retry_at, a.cancel_by is not null as told_to_stop
      from cryptorun.slot s
      left join cryptorun.attempt a on a.slot_id = s.slot_id and a.attempt = s.attempts
      where (s.kind = 'cron' and :kind = 'cron' and s.job = :job and s.due_at = :dueAt)
         or s.request_id = :requestId
      """;

  private static final String TELL_NEXT =
      """
      update cryptorun.schedule
      set next_due = :next
      where job = :job and valid_to is null and coalesce(next_due < :next, true)
      """;

  private static final String OPEN_SLOT =
      """
      insert into cryptorun.slot (job, due_at, kind, request_id, state, reason, closed_at)
      values (:job, :dueAt, :kind, :requestId, :state, :reason,
              case when :state = 'skipped' then clock_timestamp() end)
      returning slot_id
      """;

  private static final String CANCEL_SLOT =
      """
      update cryptorun.slot
      set state = 'cancelled', reason = 'operator', closed_at = clock_timestamp(), retry_at = null, retry_until = null
      where slot_id = :slotId and state = 'planned'
      """;

  private static final String START_SLOT =
      """
      update cryptorun.slot
      set state = 'running', attempts = attempts + 1, retry_at = null, retry_until = null
      where slot_id = :slotId
      returning attempts
      """;

  private static final String START_ATTEMPT =
      """
      insert into cryptorun.attempt (run_id, slot_id, attempt, job, due_at, kind, node, epoch, recovered_from,
                                     retry_of, requested_by, market, config_sha256, code_version, deadline)
      values (:runId, :slotId, :attempt, :job, :dueAt, :kind, :node, :epoch, :recoveredFrom,
              :retryOf, :requestedBy, :market, :configSha256, :codeVersion,
              clock_timestamp() + make_interval(secs => :timeoutSeconds))
      returning started_at
      """;

  private final Handle handle;
  private final ClaimRequest request;
  private final RunIds runIds;
  private final OlderSlots older;

  ClaimSlot(Handle handle, ClaimRequest request, RunIds runIds) {
    this.handle = handle;
    this.request = request;
    this.runIds = runIds;
    this.older = new OlderSlots(handle, request.node());
  }

  Claim decide() {
    if (!claimerIsActive()) {
      return new Claim.NotActive(request.node());
    }
    JobTurn.await(handle, request.slot().job());
    var now = handle.createQuery(NOW).mapTo(Instant.class).one();
    var slot = request.slot();
    if (slot.kind() == SlotKind.CRON && now.isBefore(slot.dueAt())) {
      return new Claim.Early(Duration.between(now, slot.dueAt()));
    }
    if (request.rule() != null) {
      tellNext(request.rule().next());
    }
    return judge(now);
  }

  /// The ledger tells when the next slot is due, for whoever asks without Quartz. Before any event:
  /// every transaction takes the schedule's row first and the head of the chain after it.
  private void tellNext(Instant next) {
    handle.createUpdate(TELL_NEXT).bind("job", request.slot().job()).bind("next", next).execute();
  }

  private Claim judge(Instant now) {
    var slot = request.slot();
    var before = find();
    if (before.isPresent() && before.get().isClosed()) {
      return before.get().closed();
    }
    var openRun =
        new OpenAttempts(handle, request.node())
            .living(slot, before.map(Head::slotId).orElse(null));
    older.giveUpOvertaken(slot.job(), now);
    return judge(now, find(), openRun);
  }

  private Claim judge(Instant now, Optional<Head> head, Optional<OpenRun> openRun) {
    if (head.isPresent() && head.get().isClosed()) {
      return head.get().closed();
    }
    var rule = request.rule();
    if (rule == null) {
      return openRun.<Claim>map(Claim.Busy::new).orElseGet(() -> start(head));
    }
    if (head.isPresent()) {
      return openRun
          .map(open -> stillWaiting(head.get(), open))
          .orElseGet(() -> startAgain(head.get(), now));
    }
    if (older.isPausedAt(request.slot())) {
      return skip(SlotReason.PAUSED);
    }
    return switch (Judgement.of(request.slot().dueAt(), now, rule, openRun.isPresent())) {
      case Judgement.Run _ -> startInTurn();
      case Judgement.Skip(var reason) -> skip(reason);
      case Judgement.Wait _ -> keepWaiting(openRun.orElseThrow());
    };
  }

  private Claim stillWaiting(Head head, OpenRun open) {
    return open.runId().equals(head.runId())
        ? new Claim.Busy(open)
        : new Claim.Waiting(head.slotId(), open);
  }

  private Claim startInTurn() {
    return older
        .before(request.slot())
        .map(this::keepWaiting)
        .orElseGet(() -> start(Optional.empty()));
  }

  /// An owner that died before it heard that its run was to stop has left the slot open; what
  /// somebody stopped stays stopped.
  private Claim startAgain(Head head, Instant now) {
    if (head.toldToStop()) {
      return cancel(head);
    }
    return head.retryAt() != null && now.isBefore(head.retryAt())
        ? new Claim.NotYet(head.slotId(), head.retryAt())
        : start(Optional.of(head));
  }

  private Claim cancel(Head head) {
    handle.createUpdate(CANCEL_SLOT).bind("slotId", head.slotId()).execute();
    event("cancelled", head.runId()).with("reason", SlotReason.OPERATOR.word()).write();
    return new Claim.AlreadyClosed(
        head.slotId(), SlotState.CANCELLED, SlotReason.OPERATOR, head.runId());
  }

  private Claim keepWaiting(OpenRun open) {
    long slotId = openSlot(SlotState.PLANNED, null);
    event("waiting", null).with("for_run", open.runId()).write();
    return new Claim.Waiting(slotId, open);
  }

  private Claim skip(SlotReason reason) {
    long slotId = openSlot(SlotState.SKIPPED, reason);
    event("skipped", null).with("reason", reason.word()).write();
    return new Claim.Skipped(slotId, reason);
  }

  private Claim start(Optional<Head> head) {
    long slotId = head.map(Head::slotId).orElseGet(() -> openSlot(SlotState.PLANNED, null));
    int attempt = handle.createQuery(START_SLOT).bind("slotId", slotId).mapTo(Integer.class).one();
    var recoveredFrom = head.map(Head::runId).orElse(null);
    var fence = new Fence(runIds.next(), slotId, attempt, request.slot(), request.node());
    var startedAt = startAttempt(fence, recoveredFrom);
    event("claimed", fence.runId())
        .with("attempt", attempt)
        .with("epoch", request.node().epoch())
        .with("kind", request.slot().kind().word())
        .write();
    return new Claim.Claimed(fence, startedAt, recoveredFrom);
  }

  private Instant startAttempt(Fence fence, @Nullable String recoveredFrom) {
    return handle
        .createQuery(START_ATTEMPT)
        .bindMethods(fence)
        .bindMethods(fence.slot())
        .bindMethods(fence.owner())
        .bindMethods(request.facts())
        .bind("kind", fence.slot().kind().word())
        .bind("recoveredFrom", recoveredFrom)
        .bind("timeoutSeconds", seconds(request.timeout()))
        .mapTo(Instant.class)
        .one();
  }

  static @Nullable Double seconds(@Nullable Duration time) {
    return time == null ? null : time.toMillis() / 1000.0;
  }

  private boolean claimerIsActive() {
    return handle
        .createQuery(CLAIMER_ACTIVE)
        .bindMethods(request.node())
        .mapTo(Boolean.class)
        .findOne()
        .isPresent();
  }

  private Optional<Head> find() {
    return handle
        .createQuery(FIND)
        .bindMethods(request.slot())
        .bind("kind", request.slot().kind().word())
        .map(ConstructorMapper.of(Head.class))
        .findOne();
  }

  private long openSlot(SlotState state, @Nullable SlotReason reason) {
    return handle
        .createQuery(OPEN_SLOT)
        .bindMethods(request.slot())
        .bind("kind", request.slot().kind().word())
        .bind("state", state.word())
        .bind("reason", reason == null ? null : reason.word())
        .mapTo(Long.class)
        .one();
  }

  private Step event(String kind, @Nullable String runId) {
    return new Step(handle, request.node().node(), kind).of(request.slot(), runId);
  }

  /// @param runId of the newest attempt
  /// @param toldToStop whether somebody has asked for that one to be cancelled
  record Head(
      long slotId,
      String state,
      @Nullable String reason,
      int attempts,
      @Nullable String runId,
      @Nullable Instant retryAt,
      boolean toldToStop) {

    boolean isClosed() {
      return SlotState.of(state).isClosed();
    }

    Claim closed() {
      return new Claim.AlreadyClosed(
          slotId, SlotState.of(state), reason == null ? null : SlotReason.of(reason), runId);
    }
  }
}
