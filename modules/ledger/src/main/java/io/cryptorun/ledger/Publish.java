package io.cryptorun.ledger;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Makes a run visible: closes attempt and slot, names its files, and keeps its decisions and the
/// state it leaves. The event carries hashes over the rows, so that they cannot be changed
/// unnoticed either.
final class Publish extends FencedWrite {

  private static final String CLOSE_ATTEMPT =
      """
      update cryptorun.attempt
      set outcome = :outcome, reason = :reason, regime = :regime, regime_source = :regimeSource,
          candidates = :candidates, passed = :passed, rows = :rows, sources = :sources,
          universe_sha256 = :universeSha256, finished_at = clock_timestamp()
      where run_id = :runId and slot_id = :slotId and attempt = :attempt and node = :node and epoch = :epoch
        and outcome = 'running'
      returning finished_at
      """;

  private static final String HASHES =
      """
      select
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(name, path, node, store, media_type, rows, bytes, sha256)::text, E'\\n'
           order by name collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.artifact
         where run_id = :runId) as artifacts,
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(symbol, rank, gate, class, passed, code, value, threshold, op, margin, source,
                             age_seconds)::text, E'\\n'
           order by symbol collate "C", gate collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.gate_decision
         where run_id = :runId and recorded_at = now()) as gates,
        (select encode(sha256(convert_to(coalesce(string_agg(
           jsonb_build_array(symbol, rank, decision, reason, emitted, score, parts, venue, sources)::text, E'\\n'
           order by symbol collate "C"), ''), 'UTF8')), 'hex')
         from cryptorun.candidate
         where run_id = :runId) as candidates
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
  @Nullable Instant takeAttempt(Handle handle) {
    return withFence(handle.createQuery(CLOSE_ATTEMPT))
        .bindMethods(publication.figures())
        .bind("outcome", publication.outcome().word())
        .bind("reason", publication.reason())
        .mapTo(Instant.class)
        .findOne()
        .orElse(null);
  }

  @Override
  void finish(Handle handle) {
    closeSlot(handle, SlotState.of(publication.outcome().word()), null);
    new InsertArtifacts(handle, fence).all(publication.artifacts());
    new InsertGates(handle, fence).all(publication.gates());
    new InsertCandidates(handle, fence).all(publication.candidates());
    new InsertState(handle, fence).all(publication.state());
    var hashes = handle.createQuery(HASHES).bind("runId", fence.runId()).mapToMap().one();
    new Step(handle, fence.owner().node(), "published")
        .of(fence.slot(), fence.runId())
        .with("outcome", publication.outcome().word())
        .with("artifacts", publication.artifacts().size())
        .with("artifacts_sha256", hashes.get("artifacts"))
        .with("gates", publication.gates().size())
        .with("gates_sha256", hashes.get("gates"))
        .with("candidates", publication.candidates().size())
        .with("candidates_sha256", hashes.get("candidates"))
        .write();
  }
}
