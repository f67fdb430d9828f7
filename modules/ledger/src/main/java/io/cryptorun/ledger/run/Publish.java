package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Makes a run visible: closes attempt and slot, names its files, and keeps its decisions and the
/// state it leaves. The event carries hashes over the rows, so that they cannot be changed
/// unnoticed either.
final class Publish extends FencedWrite {

  /// In the order in which every fenced write takes them: registration, attempt, slot. The
  /// registration is read once, before the first row is changed.
  private static final String CLOSE =
      """
      with registration as materialized (
        select true as open
        from cryptorun.node_epoch
        where node = :node and epoch = :epoch and state in ('active', 'draining')
        for share
      ), attempt as (
        update cryptorun.attempt
        set outcome = :outcome, reason = :reason, regime = :regime, regime_source = :regimeSource,
            candidates = :candidates, passed = :passed, rows = :rows, sources = :sources,
            universe_sha256 = :universeSha256, finished_at = clock_timestamp()
        where run_id = :runId and slot_id = :slotId and attempt = :attempt and node = :node and epoch = :epoch
          and outcome = 'running' and (select open from registration)
        returning slot_id, outcome, finished_at
      ), slot as (
        update cryptorun.slot s
        set state = a.outcome, reason = null, closed_at = clock_timestamp()
        from attempt a
        where s.slot_id = a.slot_id and s.state = 'running'
      )
      select exists (select from registration) as registration_open, (select finished_at from attempt) as at
      """;

  private static final String TELL =
      """
      insert into cryptorun.event (job, due_at, run_id, actor, kind, detail)
      select :job, :dueAt, :runId, :node, 'published', jsonb_build_object(
        'outcome', :outcome,
        'artifacts', :artifacts,
        'artifacts_sha256',
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(name, path, node, store, media_type, rows, bytes, sha256)::text, E'\\n'
           order by name collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.artifact
         where run_id = :runId),
        'gates', :gates,
        'gates_sha256',
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(symbol, rank, gate, class, passed, code, value, threshold, op, margin, source,
                             age_seconds)::text, E'\\n'
           order by symbol collate "C", gate collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.gate_decision
         where run_id = :runId and recorded_at = now()),
        'candidates', :candidates,
        'candidates_sha256',
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(symbol, rank, decision, reason, emitted, score, parts, venue, sources)::text, E'\\n'
           order by symbol collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.candidate
         where run_id = :runId),
        'regimes', :regimes,
        'checks', :checks,
        'state_sha256',
        (select encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' order by line collate "C"), ''), 'UTF8')), 'hex')
         from audit.state_lines
         where run_id = :runId))
      returning exists (select from cryptorun.slot where job = :job and state = 'planned')
      """;

  private final Publication publication;

  Publish(Fence fence, Publication publication) {
    super(fence);
    if (fence.slot().kind() == SlotKind.REPLAY && !publication.state().isEmpty()) {
      throw new IllegalArgumentException("a replay leaves no state for later runs");
    }
    this.publication = publication;
  }

  @Override
  protected Hold take(Handle handle) {
    return withFence(handle.createQuery(CLOSE))
        .bindMethods(publication.figures())
        .bind("outcome", publication.outcome().word())
        .bind("reason", publication.reason())
        .map(ConstructorMapper.of(Hold.class))
        .one();
  }

  @Override
  protected boolean finish(Handle handle) {
    new InsertArtifacts(handle, fence).all(publication.artifacts());
    new InsertGates(handle, fence).all(publication.gates());
    new InsertCandidates(handle, fence).all(publication.candidates());
    new InsertState(handle, fence).all(publication.state());
    return tell(handle);
  }

  /// Last of all: the event carries hashes over the rows that are there by then. Whoever decides to
  /// wait for this run holds the attempt's row while it does: what waits is there by then, too.
  private boolean tell(Handle handle) {
    return handle
        .createQuery(TELL)
        .bind("job", fence.slot().job())
        .bind("dueAt", fence.slot().dueAt())
        .bind("runId", fence.runId())
        .bind("node", fence.owner().node())
        .bind("outcome", publication.outcome().word())
        .bind("artifacts", Integer.toString(publication.artifacts().size()))
        .bind("gates", Integer.toString(publication.gates().size()))
        .bind("candidates", Integer.toString(publication.candidates().size()))
        .bind("regimes", publication.state().regime() == null ? "0" : "1")
        .bind("checks", Integer.toString(publication.state().checks().size()))
        .mapTo(Boolean.class)
        .one();
  }
}
