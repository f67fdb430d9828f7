package io.cryptorun.ledger.slot;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The claim that nearly every claim is: a nominal time whose turn it is, with nothing in its way.
/// One call of the server's own function; where anything is unusual it writes nothing, and
/// [ClaimSlot] judges step by step.
public final class ClaimOnTime {

  private static final String CLAIM =
      """
      select claimed_slot as slot_id, claimed_at as started_at
      from cryptorun.claim_on_time(:runId, :job, :dueAt, :node, :epoch, :promptUntil, :next, :market, :configSha256,
                                   :codeVersion, :timeoutSeconds)
      """;

  private final Handle handle;
  private final ClaimRequest request;
  private final CatchUpRule rule;
  private final RunIds runIds;

  public ClaimOnTime(Handle handle, ClaimRequest request, CatchUpRule rule, RunIds runIds) {
    this.handle = handle;
    this.request = request;
    this.rule = rule;
    this.runIds = runIds;
  }

  /// The claim, or empty where it has to be judged.
  public Optional<Claim> attempt() {
    var runId = runIds.next();
    return handle
        .createQuery(CLAIM)
        .bind("runId", runId)
        .bind("job", request.slot().job())
        .bind("dueAt", request.slot().dueAt())
        .bindMethods(request.node())
        .bind("promptUntil", promptUntil())
        .bind("next", rule.next())
        .bindMethods(request.facts())
        .bind("timeoutSeconds", ClaimSlot.seconds(request.timeout()))
        .map(ConstructorMapper.of(Started.class))
        .findOne()
        .map(started -> started.claim(runId, request));
  }

  /// Until then the slot would be run whatever its job's rule.
  private Instant promptUntil() {
    var limit = rule.window().compareTo(Judgement.PROMPT) < 0 ? rule.window() : Judgement.PROMPT;
    var late = request.slot().dueAt().plus(limit);
    return rule.mode() == CatchUp.LATEST && rule.next().isBefore(late) ? rule.next() : late;
  }

  record Started(long slotId, Instant startedAt) {

    Claim claim(String runId, ClaimRequest request) {
      var fence = new Fence(runId, slotId, 1, request.slot(), request.node());
      return new Claim.Claimed(fence, startedAt, null);
    }
  }
}
