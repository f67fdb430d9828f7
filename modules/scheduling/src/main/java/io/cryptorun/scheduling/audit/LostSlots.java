package io.cryptorun.scheduling.audit;

import static java.util.Objects.requireNonNull;

import io.cryptorun.ledger.checkup.Findings.Finding;
import io.cryptorun.ledger.slot.CronSlots.Nominal;
import java.time.Instant;
import java.util.List;

/// Nominal times that the calendar tells and the ledger does not.
final class LostSlots implements Examination {

  private final NominalSlots slots;

  LostSlots(NominalSlots slots) {
    this.slots = slots;
  }

  @Override
  public String invariant() {
    return "lost_slot";
  }

  @Override
  public List<Finding> look(Instant now) {
    return slots.lost(now).stream().map(this::finding).toList();
  }

  private Finding finding(Nominal lost) {
    return new Finding(
        invariant(),
        lost.job(),
        lost.dueAt(),
        "%s was due at %s and has no row".formatted(lost.job(), lost.dueAt()));
  }

  @Override
  public boolean stands(Finding finding) {
    return !slots.exists(
        new Nominal(requireNonNull(finding.job()), requireNonNull(finding.dueAt())));
  }
}
