package io.cryptorun.cli.cluster.drill;

import io.cryptorun.cli.request.Polling;
import io.cryptorun.ledger.cluster.Drills;
import io.cryptorun.ledger.cluster.Drills.Next;
import io.cryptorun.ledger.cluster.Drills.OpenRun;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One fault, from the moment it strikes to the pair being whole again.
final class Drill {

  private static final Duration UNTIL_TAKEN_OVER = Duration.ofSeconds(30);
  private static final Duration UNTIL_BACK = Duration.ofMinutes(1);

  private static final Duration UNTIL_REFUSED = Duration.ofSeconds(10);

  private final DrillKind kind;
  private final Duration length;
  private final Drills drills;
  private final Consumer<String> teller;

  /// @param length of the fault, whatever its peer does meanwhile; a kill has none and is healed
  ///   once the node is taken over, or is not within half a minute
  /// @param teller hears each step
  Drill(DrillKind kind, Duration length, Drills drills, Consumer<String> teller) {
    this.kind = kind;
    this.length = length;
    this.drills = drills;
    this.teller = teller;
  }

  /// Strikes a node in the middle of a run.
  Drills.Outcome strike(Struck node, OpenRun run) throws InterruptedException {
    teller.accept("%s: %s of %s, which runs %s".formatted(kind, node.id(), run.job(), run.runId()));
    var fault = strike(node);
    endure(
        node,
        run.epoch(),
        fault,
        () -> drills.next(run).isPresent(),
        () -> tell(drills.next(run).orElseThrow(), fault));
    var next = drills.next(run);
    return new Drills.Outcome(
        kind.toString(),
        node.id(),
        next.map(Next::node).orElse(null),
        run.job(),
        run.dueAt(),
        detection(run.epoch(), fault),
        next.map(found -> millis(fault, found.startedAt())).orElse(null),
        kind == DrillKind.kill ? null : lateWrite(run),
        drills.violations());
  }

  /// Strikes a node that has nothing under way: what is measured is how soon its peer notices.
  ///
  /// @param epoch of its registration
  Drills.Outcome strikeIdle(Struck node, long epoch) throws InterruptedException {
    teller.accept("%s: %s, which has no run open".formatted(kind, node.id()));
    var fault = strike(node);
    endure(
        node,
        epoch,
        fault,
        () -> drills.fencedAt(epoch).isPresent(),
        () -> teller.accept("fenced %d ms after the fault".formatted(detection(epoch, fault))));
    return new Drills.Outcome(
        kind.toString(),
        node.id(),
        drills.survivor(epoch).orElse(null),
        null,
        null,
        detection(epoch, fault),
        null,
        null,
        drills.violations());
  }

  private Instant strike(Struck node) throws InterruptedException {
    var fault = drills.now();
    node.strike(kind);
    return fault;
  }

  /// What the peer does is told when it does it. The fault ends when its time is over, also when
  /// the peer has done nothing yet.
  private void endure(
      Struck node, long epoch, Instant fault, BooleanSupplier takenOver, Runnable telling)
      throws InterruptedException {
    boolean early = Polling.until(length.isZero() ? UNTIL_TAKEN_OVER : length, takenOver);
    if (early) {
      telling.run();
    }
    heal(node, epoch, fault);
    if (!early && Polling.until(UNTIL_TAKEN_OVER, takenOver)) {
      telling.run();
    }
  }

  private @Nullable Long detection(long epoch, Instant fault) {
    return drills.fencedAt(epoch).map(at -> millis(fault, at)).orElse(null);
  }

  /// Once the fault has lasted as long as it is meant to.
  private void heal(Struck node, long epoch, Instant fault) throws InterruptedException {
    var left = length.minus(Duration.between(fault, drills.now()));
    var _ = Polling.until(left.isNegative() ? Duration.ZERO : left, () -> false);
    if (node.heal(kind)) {
      boolean back = Polling.until(UNTIL_BACK, () -> drills.isBack(node.id(), epoch));
      teller.accept(node.id() + (back ? " is back" : " is not back within a minute"));
    } else {
      teller.accept(
          "%s is gone; start it again: cryptorun schedule start --node-id %s"
              .formatted(node.id(), node.id()));
    }
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
