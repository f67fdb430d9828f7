package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.checkup.Findings;
import io.cryptorun.ledger.checkup.Findings.Finding;
import io.cryptorun.ledger.checkup.StoreAtRest;
import io.cryptorun.ledger.schedule.Schedules;
import io.cryptorun.ledger.slot.CronSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks several times a minute for what must never be. What has been seen for half a minute stands
/// in `audit.invariants` from then on; what is mended is closed there, and stays in the history.
public final class Examinations {

  private static final Logger LOG = LoggerFactory.getLogger(Examinations.class);

  static final Duration PERIOD = Duration.ofSeconds(15);

  /// A change that is under way, or a delivery that is late, is over by then.
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Examination> examinations;
  private final Findings findings;
  private final Map<Finding, Instant> firstSeen = new HashMap<>();
  private @Nullable Instant last;

  Examinations(List<Examination> examinations, Findings findings) {
    this.examinations = List.copyOf(examinations);
    this.findings = findings;
  }

  /// Those of the slots and of the job store.
  public static Examinations of(Database ledger) {
    var slots = new NominalSlots(new Schedules(ledger), new CronSlots(ledger));
    return new Examinations(
        List.of(
            new LostSlots(slots),
            new InventedSlots(slots),
            new StoreOrder(new StoreAtRest(ledger))),
        new Findings(ledger));
  }

  /// Looks if it is time to.
  ///
  /// @param now the database's clock
  public void look(Instant now, NodeEpoch by) {
    if (last == null || !now.isBefore(last.plus(PERIOD))) {
      last = now;
      examinations.forEach(examination -> look(examination, now, by));
    }
  }

  private void look(Examination examination, Instant now, NodeEpoch by) {
    var seen = new HashSet<>(examination.look(now));
    var invariant = examination.invariant();
    firstSeen
        .keySet()
        .removeIf(known -> known.invariant().equals(invariant) && !seen.contains(known));
    for (var finding : seen) {
      var since = firstSeen.computeIfAbsent(finding, _ -> now);
      if (!now.isBefore(since.plus(PATIENCE)) && findings.report(finding, by)) {
        LOG.error("{}: {}", invariant, finding.detail());
      }
    }
    for (var open : findings.open(invariant)) {
      if (!seen.contains(open) && !examination.stands(open) && findings.repaired(open, by)) {
        LOG.info("{} is mended: {}", invariant, open.detail());
      }
    }
  }
}
