package io.cryptorun.ledger.run;

import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.CandidateRow.ScorePart;
import io.cryptorun.ledger.slot.Fence;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/// Keeps what a run found out about its coins: one batch, a row a coin.
final class InsertCandidates {

  private static final String CANDIDATE =
      """
      insert into cryptorun.candidate (run_id, job, due_at, symbol, rank, decision, reason, emitted, score, parts,
                                       venue, sources)
      select :runId, :job, :dueAt, :symbol, :rank, :decision, :reason, :emitted, :score,
             jsonb_object_agg(p.factor, jsonb_build_object('raw', nullif(p.raw, 'NaN'),
                              'score', nullif(p.score, 'NaN'), 'weight', nullif(p.weight, 'NaN'),
                              'contribution', nullif(p.contribution, 'NaN'), 'imputed', p.imputed))
               filter (where p.factor is not null),
             :venue, :origins
      from unnest(:factors, :raws, :scores, :weights, :contributions, :imputations)
             as p (factor, raw, score, weight, contribution, imputed)
      """;

  private final Handle handle;
  private final Fence fence;

  InsertCandidates(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  void all(List<CandidateRow> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(CANDIDATE);
    for (var candidate : candidates) {
      batch
          .bind("runId", fence.runId())
          .bind("job", fence.slot().job())
          .bind("dueAt", fence.slot().dueAt())
          .bind("symbol", candidate.symbol())
          .bind("rank", candidate.rank())
          .bind("decision", candidate.decision())
          .bind("reason", candidate.reason())
          .bind("emitted", candidate.emitted())
          .bind("score", candidate.score())
          .bind("venue", candidate.venue())
          .bindArray("origins", String.class, candidate.sources());
      parts(batch, candidate.parts()).add();
    }
    batch.execute();
  }

  private static PreparedBatch parts(PreparedBatch batch, List<ScorePart> parts) {
    return batch
        .bindArray("factors", String.class, parts.stream().map(ScorePart::factor).toList())
        .bindArray("raws", Double.class, figures(parts, ScorePart::raw))
        .bindArray("scores", Double.class, figures(parts, ScorePart::score))
        .bindArray("weights", Double.class, figures(parts, ScorePart::weight))
        .bindArray("contributions", Double.class, figures(parts, ScorePart::contribution))
        .bindArray("imputations", Boolean.class, parts.stream().map(ScorePart::imputed).toList());
  }

  private static List<Double> figures(List<ScorePart> parts, Function<ScorePart, Double> figure) {
    return parts.stream().map(figure).toList();
  }
}
