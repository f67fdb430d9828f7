package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.audit.GatePartitions;
import io.cryptorun.ledger.audit.Removals;
import io.cryptorun.ledger.checkup.Findings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Once an hour: makes the partitions of the coming months, and removes what is older than it has
/// to be kept. A chain that does not hold loses nothing; that it does not hold is a finding.
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private static final Duration PERIOD = Duration.ofHours(1);

  private static final String BROKEN_HISTORY = "broken_history";
  private static final String STRAY_GATES = "stray_gates";

  private final Removals removals;
  private final GatePartitions partitions;
  private final Findings findings;
  private final Supplier<Duration> kept;
  private @Nullable Instant last;

  /// @param kept how long rows are kept, asked each time
  public Retention(
      Removals removals, GatePartitions partitions, Findings findings, Supplier<Duration> kept) {
    this.removals = removals;
    this.partitions = partitions;
    this.findings = findings;
    this.kept = kept;
  }

  /// Does the work if the hour is over.
  ///
  /// @param now the database's clock
  public void look(Instant now, NodeEpoch by) {
    if (last == null || !now.isBefore(last.plus(PERIOD))) {
      last = now;
      partition(by);
      remove(now.minus(kept.get()), by);
    }
  }

  private void partition(NodeEpoch by) {
    int made = partitions.prepare();
    if (made > 0) {
      LOG.info("{} months of gate decisions have a partition now", made);
    }
    long stray = partitions.strayRows();
    var standing = new ArrayList<String>();
    if (stray > 0) {
      var detail = "gate decisions lie in the default partition";
      standing.add(detail);
      LOG.warn("{} {}", stray, detail);
      findings.report(new Findings.Finding(STRAY_GATES, null, null, detail), by);
    }
    findings.keepOnly(STRAY_GATES, standing, by);
  }

  private void remove(Instant before, NodeEpoch by) {
    for (var subject : Removals.subjects()) {
      told(subject, all(() -> removals.rows(subject, before, by)));
    }
    var broken = new ArrayList<String>();
    for (var chain : removals.chains()) {
      told("events of " + chain, events(chain, before, by, broken));
    }
    findings.keepOnly(BROKEN_HISTORY, List.copyOf(broken), by);
    // Last, because it gives up where it would have to wait for somebody who reads.
    told("gate decisions", removals.gates(before, by));
  }

  private long events(String chain, Instant before, NodeEpoch by, List<String> broken) {
    return all(() -> {
      var step = removals.events(chain, before, by);
      if (step.brokenAt() != null) {
        var detail = "chain %s does not hold at %d".formatted(chain, step.brokenAt());
        broken.add(detail);
        LOG.error("{}: nothing is removed of it; cryptorun audit verify tells where", detail);
        var job = chain.equals("cluster") ? null : chain;
        findings.report(new Findings.Finding(BROKEN_HISTORY, job, null, detail), by);
      }
      return step;
    });
  }

  private static long all(Supplier<Removals.Step> part) {
    long removed = 0;
    Removals.Step step;
    do {
      step = part.get();
      removed += step.removed();
    } while (step.mayHaveMore());
    return removed;
  }

  private static void told(String what, long rows) {
    if (rows > 0) {
      LOG.info("{} {} were older than is kept and are removed", rows, what);
    }
  }
}
