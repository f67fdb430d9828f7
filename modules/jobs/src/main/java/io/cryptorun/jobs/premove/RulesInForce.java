package io.cryptorun.jobs.premove;

import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.premove.PremoveRules;
import io.cryptorun.domain.regime.Overlay;
import io.cryptorun.domain.regime.Regime;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;

/// What an alert needs, from the configuration and the state of the market as a whole.
public final class RulesInForce {

  private static final PremoveRule USUAL = new PremoveRule(PremoveRule.GATES, 2, true);

  private RulesInForce() {}

  /// The rules under a regime: while something is laid over it, volume has to confirm where the
  /// configuration says so.
  public static PremoveRules of(PremoveRule rule, RegimeInForce regime) {
    boolean overlaid = regime.overlay() != Overlay.NONE;
    return new PremoveRules(
        rule.requireGates().stream().map(id -> PremoveGate.of(id).orElseThrow()).toList(),
        rule.minGatesPassed(),
        rule.volumeConfirm() && overlaid,
        overlaid || regime.regime() == Regime.VOLATILE);
  }

  /// The rule of the sweep that a configuration has, for jobs that have none of their own.
  public static PremoveRule ofSweep(Configuration configuration) {
    return configuration.jobs().stream()
        .filter(job -> job.type() == JobType.PREMOVE_HOURLY)
        .findFirst()
        .map(JobSettings::config)
        .map(config -> config.premoveRule())
        .orElse(USUAL);
  }
}
