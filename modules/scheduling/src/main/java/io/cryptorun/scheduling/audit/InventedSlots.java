package io.cryptorun.scheduling.audit;

import static java.util.Objects.requireNonNull;

import io.cryptorun.ledger.checkup.Findings.Finding;
import io.cryptorun.ledger.slot.CronSlots.Nominal;
import java.time.Instant;
import java.util.List;

/// Nominal times that the ledger tells and the calendar does not.
final class InventedSlots implements Examination {

  private final NominalSlots slots;

  InventedSlots(NominalSlots slots) {
    this.slots = slots;
  }

  @Override
  public String invariant() {
    return "invented_slot";
  }

  @Override
  public List<Finding> look(Instant now) {
    return slots.invented(now).stream().map(this::finding).toList();
  }

  private Finding finding(Nominal invented) {
    return new Finding(
        invariant(),
        invented.job(),
        invented.dueAt(),
        "%s has a row for %s, which no schedule told".formatted(invented.job(), invented.dueAt()));
  }

  @Override
  public boolean stands(Finding finding) {
    return slots.exists(
        new Nominal(requireNonNull(finding.job()), requireNonNull(finding.dueAt())));
  }
}
