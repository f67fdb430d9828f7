package io.cryptorun.cli.cluster.drill;

import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Drills;
import io.cryptorun.ledger.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cluster drill KIND`: real processes, a real fault, and how long it took by the database's
/// clock.
@Command(
    name = "drill",
    description = "Kills, freezes or cuts off a node of a pair set up for it, and measures.")
public final class ClusterDrillCommand implements Callable<Integer> {

  private static final int MOST = 1000;

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
      description = "Strikes only drill-a or drill-b. Default: whichever has a run open.")
  private @Nullable String node;

  @Option(
      names = "--yes",
      description = "Writes the result into an external database without asking.")
  private boolean yes;

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
    invocation.say(
        "▸ a pair of its own is started in %s".formatted(invocation.home().resolve("var/drill")));
    var outcomes = new ArrayList<Recorded>();
    var record = new Drills(ledger);
    try (var pair = DrillPair.start(invocation)) {
      for (int i = 0; i < repeat; i++) {
        var outcome = new Drill(pair, kind, line -> invocation.say("▸ " + line)).strike(node);
        if (outcome.isEmpty()) {
          invocation.warn("no run began; the nodes' log files are in var/drill/var/log");
          break;
        }
        long number = record.record(outcome.get(), invocation.operator(), invocation.machine());
        outcomes.add(new Recorded(number, outcome.get()));
      }
    }
    return outcomes;
  }

  private ExitCode exit(List<Recorded> outcomes) {
    if (outcomes.size() < repeat
        || outcomes.stream().anyMatch(found -> found.outcome().takeoverMs() == null)) {
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
    if (node != null && !node.equals("drill-a") && !node.equals("drill-b")) {
      throw CommandRefused.usage(
          "CR-USE-027",
          "no node \"%s\" takes part in a drill".formatted(node),
          "drill-a or drill-b");
    }
    if (invocation.environment().hasExternalDatabase() && !yes) {
      throw CommandRefused.usage(
          "CR-USE-028",
          "the drill would write its result into an external database",
          "add --yes, or unset CRYPTORUN_DATABASE_URL");
    }
  }

  /// A drill with its number in the ledger.
  private record Recorded(long number, Drills.Outcome outcome) {

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
