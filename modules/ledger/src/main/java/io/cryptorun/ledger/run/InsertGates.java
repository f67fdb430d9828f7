package io.cryptorun.ledger.run;

import io.cryptorun.ledger.result.GateRow;
import io.cryptorun.ledger.slot.Fence;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Keeps a run's gate decisions: one batch, a few hundred rows.
final class InsertGates {

  private static final String GATE =
      """
      insert into cryptorun.gate_decision (run_id, job, due_at, symbol, rank, gate, seq, class, passed, code, value,
                                           threshold, op, margin, source, age_seconds)
      values (:runId, :job, :dueAt, :symbol, :rank, :gate, :seq, :class, :passed, :code, :value,
              :threshold, :op, :margin, :source, :ageSeconds)
      """;

  private final Handle handle;
  private final Fence fence;

  InsertGates(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  void all(List<GateRow> gates) {
    if (gates.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(GATE);
    for (var gate : gates) {
      batch
          .bind("runId", fence.runId())
          .bind("job", fence.slot().job())
          .bind("dueAt", fence.slot().dueAt())
          .bindMethods(gate.comparison())
          .bind("symbol", gate.symbol().name())
          .bind("rank", gate.symbol().rank())
          .bind("seq", gate.symbol().seq())
          .bind("gate", gate.gate())
          .bind("class", gate.gateClass())
          .bind("passed", gate.passed())
          .bind("code", gate.code())
          .bind("source", gate.source())
          .bind("ageSeconds", gate.ageSeconds())
          .add();
    }
    batch.execute();
  }
}
