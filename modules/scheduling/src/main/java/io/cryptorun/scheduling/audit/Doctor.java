package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.run.OwnerlessAttempts;
import io.cryptorun.scheduling.store.StuckTrigger;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds and repairs what no other way leads out of: triggers that nothing will ever free, runs
/// whose owner is gone. Each case stays in the history, as found and as repaired.
public final class Doctor {

  private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

  private static final String STUCK_TRIGGER = "stuck_trigger";

  private final Supplier<List<StuckTrigger>> triggers;
  private final OwnerlessAttempts attempts;
  private final Findings findings;

  /// @param triggers repairs the stuck ones and tells which these were
  public Doctor(
      Supplier<List<StuckTrigger>> triggers, OwnerlessAttempts attempts, Findings findings) {
    this.triggers = triggers;
    this.attempts = attempts;
    this.findings = findings;
  }

  public void look(NodeEpoch by) {
    int abandoned = attempts.close(by);
    if (abandoned > 0) {
      LOG.warn("{} runs were open without an owner and are closed", abandoned);
    }
    var repaired = triggers.get();
    for (var trigger : repaired) {
      LOG.warn("{}", trigger.told());
      findings.report(new Findings.Finding(STUCK_TRIGGER, trigger.job(), null, trigger.told()), by);
    }
    if (!repaired.isEmpty()) {
      findings.keepOnly(STUCK_TRIGGER, List.of(), by);
    }
  }
}
