package io.cryptorun.cli.cluster.drill;

import io.cryptorun.cli.request.Polling;
import io.cryptorun.ledger.Drills;
import io.cryptorun.ledger.Drills.Next;
import io.cryptorun.ledger.Drills.OpenRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One fault, from the run it strikes to the pair being whole again.
final class Drill {

  /// The next full minute, and what two processes need to start.
  private static final Duration UNTIL_A_RUN = Duration.ofMinutes(3);

  private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(30);
  private static final Duration UNTIL_BACK = Duration.ofMinutes(1);

  private static final Duration UNTIL_REFUSED = Duration.ofSeconds(10);

  private final DrillPair pair;
  private final DrillKind kind;
  private final Drills drills;
  private final Consumer<String> teller;

  /// @param teller hears each step
  Drill(DrillPair pair, DrillKind kind, Consumer<String> teller) {
    this.pair = pair;
    this.kind = kind;
    this.drills = new Drills(pair.database());
    this.teller = teller;
  }

  /// Strikes the node that has a run open, or empty when none began one.
  ///
  /// @param only the node that is to be struck; null for whichever it is
  Optional<Drills.Outcome> strike(@Nullable String only) throws InterruptedException {
    if (!Polling.until(UNTIL_A_RUN, () -> target(only).isPresent() || !pair.isAlive())) {
      return Optional.empty();
    }
    var target = target(only);
    return target.isEmpty() ? Optional.empty() : Optional.of(strike(target.get()));
  }

  /// A run whose peer could take over.
  private Optional<OpenRun> target(@Nullable String only) {
    return drills
        .openRun()
        .filter(run -> only == null || run.node().equals(only))
        .filter(_ -> drills.isSettled());
  }

  private Drills.Outcome strike(OpenRun run) throws InterruptedException {
    var node = pair.node(run.node());
    teller.accept("%s: %s of %s, which runs %s".formatted(kind, node.id(), run.job(), run.runId()));
    var fault = drills.now();
    node.strike(kind);
    long begin = System.nanoTime();
    var _ = Polling.until(UNTIL_TAKEN_OVER, () -> drills.next(run).isPresent());
    var next = drills.next(run);
    var detection = drills.fencedAt(run.epoch()).map(at -> millis(fault, at)).orElse(null);
    next.ifPresent(found -> tell(found, fault));
    var left = kind.length().minusNanos(System.nanoTime() - begin);
    var _ = Polling.until(left.isNegative() ? Duration.ZERO : left, () -> false);
    node.heal(kind);
    boolean back = Polling.until(UNTIL_BACK, () -> drills.isBack(node.id(), run.epoch()));
    teller.accept(back ? node.id() + " is back" : node.id() + " is not back within a minute");
    return new Drills.Outcome(
        kind.toString(),
        node.id(),
        next.map(Next::node).orElse(null),
        run.job(),
        run.dueAt(),
        detection,
        next.map(found -> millis(fault, found.startedAt())).orElse(null),
        kind == DrillKind.kill ? null : lateWrite(run),
        drills.violations());
  }

  /// A run that goes on in a node that is back ends soon: it is told to stop.
  private String lateWrite(OpenRun run) throws InterruptedException {
    return Polling.until(UNTIL_REFUSED, () -> drills.isRefused(run.runId())) ? "refused" : "none";
  }

  private void tell(Next next, Instant fault) {
    teller.accept(
        "%s runs the slot again, %d ms after the fault"
            .formatted(next.node(), millis(fault, next.startedAt())));
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }
}
