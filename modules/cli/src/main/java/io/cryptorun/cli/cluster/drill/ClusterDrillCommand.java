package io.cryptorun.cli.cluster.drill;

import static java.util.Objects.requireNonNull;

import io.cryptorun.app.Home;
import io.cryptorun.cli.Confirmation;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.cluster.NamedNode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.cluster.Drills;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cluster drill KIND`: real processes, a real fault, and how long it took by the database's
/// clock.
@Command(
    name = "drill",
    description = {
      "Kills, freezes or cuts off a node, and measures how soon its peer takes over.",
      "Without --node, of a pair that is set up for it; with --node, one that is at work."
    })
public final class ClusterDrillCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  /// The next full minute, and what two processes need to start.
  private static final Duration UNTIL_A_RUN = Duration.ofMinutes(3);

  /// A node at work may have nothing to do for long.
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("drill", "DRILL"),
          Column.of("kind", "KIND"),
          Column.of("node", "NODE"),
          Column.of("survivor", "SURVIVOR"),
          Column.of("job", "JOB"),
          Column.of("due_at", "SLOT"),
          Column.of("detection_ms", "DETECTION MS"),
          Column.of("takeover_ms", "TAKEOVER MS"),
          Column.of("late_write", "LATE WRITE"),
          Column.of("violations", "VIOLATIONS"));

  private final Invocation invocation;

  @Parameters(paramLabel = "KIND", description = "One of ${COMPLETION-CANDIDATES}.")
  private DrillKind kind = DrillKind.kill;

  @Option(names = "--repeat", paramLabel = "N", description = "How often, 1 to 1000. Default: 1.")
  private int repeat = 1;

  @Option(
      names = "--node",
      paramLabel = "ID",
      description =
          "A running node of the embedded pair is killed or frozen; drill-a or drill-b: only that"
              + " node of the pair that is set up.")
  private @Nullable String node;

  @Mixin private final Confirmation confirmation = new Confirmation();

  public ClusterDrillCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    new Home(invocation.home()).writable();
    try (var ledger = Database.open(invocation.databases().forReading(), Pool.command())) {
      var outcomes = strike(ledger);
      var items = new ArrayList<Fields>();
      outcomes.forEach(outcome -> items.add(outcome.fields()));
      invocation.answer(Answer.table("DrillList", COLUMNS, items));
      return exit(outcomes).number();
    }
  }

  private List<Recorded> strike(Database ledger) throws InterruptedException {
    return isWorking() ? strikeWorking(ledger) : strikeOwnPair(ledger);
  }

  private boolean isWorking() {
    return node != null && !DrillPair.IDS.contains(node);
  }

  private List<Recorded> strikeOwnPair(Database ledger) throws InterruptedException {
    invocation.say(
        "▸ a pair of its own is started in %s".formatted(invocation.home().resolve("var/drill")));
    var outcomes = new ArrayList<Recorded>();
    try (var pair = DrillPair.start(invocation)) {
      var drills = new Drills(pair.database());
      for (int i = 0; i < repeat; i++) {
        var run = new Targets(drills, node).await(UNTIL_A_RUN, pair::isAlive);
        if (run.isEmpty()) {
          invocation.warn("no run began; the nodes' log files are in var/drill/var/log");
          break;
        }
        var struck = pair.node(run.get().node());
        outcomes.add(recorded(ledger, drill(drills).strike(struck, run.get())));
      }
    }
    return outcomes;
  }

  /// The nodes of the home do the day's work: whoever strikes one has to say so.
  private List<Recorded> strikeWorking(Database ledger) throws InterruptedException {
    var drills = new Drills(ledger);
    var struck = WorkingNodes.of(NamedNode.in(ledger, requireNonNull(node)), drills);
    confirmation.require(invocation, "%s node %s, which is at work".formatted(kind, struck.id()));
    invocation.say("▸ waiting up to %d s for a run on %s".formatted(IDLE.toSeconds(), struck.id()));
    var run = new Targets(drills, struck.id()).await(IDLE, () -> true);
    var drill = drill(drills);
    var outcome =
        run.isPresent()
            ? drill.strike(struck, run.get())
            : drill.strikeIdle(struck, struck.row().epoch());
    return List.of(recorded(ledger, outcome));
  }

  private Drill drill(Drills drills) {
    return new Drill(kind, kind.length(), drills, line -> invocation.say("▸ " + line));
  }

  private Recorded recorded(Database ledger, Drills.Outcome outcome) {
    long number = new Drills(ledger).record(outcome, invocation.operator(), invocation.machine());
    return new Recorded(number, outcome);
  }

  private ExitCode exit(List<Recorded> outcomes) {
    if (outcomes.size() < repeat || outcomes.stream().anyMatch(found -> !found.isMeasured())) {
      return ExitCode.RUN_FAILED;
    }
    return outcomes.stream().anyMatch(found -> found.outcome().violations() > 0)
        ? ExitCode.INTEGRITY
        : ExitCode.DONE;
  }

  private void check() {
    if (repeat < 1 || repeat > MOST) {
      throw CommandRefused.usage(
          "CR-USE-026",
          "--repeat %d is not between 1 and %d".formatted(repeat, MOST),
          "--repeat 5");
    }
    if (isWorking()) {
      checkWorking();
    }
    if (invocation.environment().hasExternalDatabase() && !confirmation.isGiven()) {
      throw CommandRefused.usage(
          "CR-USE-028",
          "the drill would write its result into an external database",
          "add --yes, or unset CRYPTORUN_DATABASE_URL");
    }
  }

  /// A node that is at work is struck once, and only where nobody else's work depends on it.
  private void checkWorking() {
    if (invocation.environment().hasExternalDatabase()) {
      throw CommandRefused.usage(
          "CR-USE-036",
          "node %s works on an external database, where a drill strikes no node".formatted(node),
          "without --node the drill sets up a pair of its own");
    }
    if (kind == DrillKind.partition) {
      throw CommandRefused.usage(
          "CR-USE-037",
          "a running node has no cable to its database that a command could cut",
          "freeze it, or leave out --node: the pair that is set up then has one");
    }
    if (repeat > 1) {
      throw CommandRefused.usage(
          "CR-USE-038",
          "a node that is at work is struck once, not %d times".formatted(repeat),
          "leave out --repeat, or --node");
    }
  }

  /// A drill with its number in the ledger.
  private record Recorded(long number, Drills.Outcome outcome) {

    /// Where nothing was under way, nothing was to be taken over.
    boolean isMeasured() {
      return outcome.job() == null ? outcome.detectionMs() != null : outcome.takeoverMs() != null;
    }

    Fields fields() {
      return new Fields()
          .with("drill", number)
          .with("kind", outcome.kind())
          .with("node", outcome.node())
          .with("survivor", outcome.survivor())
          .with("job", outcome.job())
          .with("due_at", outcome.dueAt())
          .with("detection_ms", outcome.detectionMs())
          .with("takeover_ms", outcome.takeoverMs())
          .with("late_write", outcome.lateWrite())
          .with("violations", outcome.violations());
    }
  }
}
