package io.cryptorun.ledger.run;

import io.cryptorun.ledger.result.OverlayRow;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.result.RegimeState;
import io.cryptorun.ledger.result.TriggerRow;
import io.cryptorun.ledger.slot.Fence;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Keeps what a run leaves for later runs, valid at the run's nominal time and in the market it
/// read.
final class InsertState {

  private static final String TRIGGER =
      """
      insert into cryptorun.trigger_state (market, job, symbol, valid_at, run_id, bar, price, venue)
      select market, job, :symbol, due_at, run_id, :bar, :price, :venue
      from cryptorun.attempt
      where run_id = :runId
      """;

  private static final String DEPEG =
      """
      insert into cryptorun.depeg (market, quote, valid_at, job, run_id, depeg_until)
      select market, :quote, due_at, job, run_id, :until
      from cryptorun.attempt
      where run_id = :runId
      """;

  private static final String REGIME =
      """
      insert into cryptorun.regime_history
        (at, market, regime, overlay, confidence, realized_vol_7d, pct_above_20ma, breadth_thrust, vol_vote, ma_vote,
         breadth_vote, weights, valid_until, run_id)
      select :at, market, :regime, :overlay, :confidence, :realizedVol7d, :pctAbove20ma, :breadthThrust, :volVote,
             :maVote, :breadthVote, :weights::jsonb, :validUntil, run_id
      from cryptorun.attempt
      where run_id = :runId
      """;

  private static final String OVERLAY =
      """
      insert into cryptorun.overlay_evaluation (market, valid_at, job, run_id, overlay, triggers, risk_off_until)
      select market, due_at, job, run_id, :overlay, :names, :riskOffUntil
      from cryptorun.attempt
      where run_id = :runId
      """;

  private static final String CHECK =
      """
      insert into cryptorun.provider_check
        (at, market, provider, position, healthy, reasons, warnings, response_time_ms, error_rate, samples,
         latency_p99_ms, used, "limit", usage, usage_source, daily_used, daily_limit, monthly_used, monthly_limit,
         circuit_state, cache_ttl_seconds, ttl_multiplier, fallback, run_id)
      select due_at, market, :provider, :position, :healthy, :reasonCodes, :warningCodes, :responseTimeMs, :errorRate,
             :samples, :latencyP99Ms, :used, :limit, :usage, :usageSource, :dailyUsed, :dailyLimit,
             :monthlyUsed, :monthlyLimit, :circuitState, :cacheTtlSeconds, :ttlMultiplier, :fallback, run_id
      from cryptorun.attempt
      where run_id = :runId
      """;

  private final Handle handle;
  private final Fence fence;

  InsertState(Handle handle, Fence fence) {
    this.handle = handle;
    this.fence = fence;
  }

  void all(Publication.StateRows state) {
    triggers(state.triggers());
    for (var depeg : state.depegs()) {
      handle.createUpdate(DEPEG).bind("runId", fence.runId()).bindMethods(depeg).execute();
    }
    regime(state.regime());
    overlay(state.overlay());
    state.checks().forEach(this::check);
  }

  private void triggers(List<TriggerRow> triggers) {
    if (triggers.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch(TRIGGER);
    for (var trigger : triggers) {
      batch.bind("runId", fence.runId()).bindMethods(trigger).add();
    }
    batch.execute();
  }

  private void regime(@Nullable RegimeState regime) {
    if (regime != null) {
      handle.createUpdate(REGIME).bind("runId", fence.runId()).bindMethods(regime).execute();
    }
  }

  private void overlay(@Nullable OverlayRow overlay) {
    if (overlay != null) {
      handle
          .createUpdate(OVERLAY)
          .bind("runId", fence.runId())
          .bindArray("names", String.class, overlay.triggers())
          .bindMethods(overlay)
          .execute();
    }
  }

  private void check(ProviderCheckRow check) {
    handle
        .createUpdate(CHECK)
        .bind("runId", fence.runId())
        .bindArray("reasonCodes", String.class, check.reasons())
        .bindArray("warningCodes", String.class, check.warnings())
        .bindMethods(check)
        .execute();
  }
}
