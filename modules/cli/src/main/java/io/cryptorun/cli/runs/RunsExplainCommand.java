package io.cryptorun.cli.runs;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.result.Candidates;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs explain RUN`: why coins came in or stayed out, and why a run ended as it did. Everything
/// comes from rows of the ledger; no file is read.
@Command(
    name = "explain",
    description = "Tells why coins came in or stayed out, from the ledger alone.")
public final class RunsExplainCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Option(names = "--symbol", paramLabel = "S", description = "One coin, such as SOL/USD.")
  private String symbol = "";

  @Option(names = "--gate", paramLabel = "G", description = "One gate, such as vadr.")
  private String gate = "";

  public RunsExplainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = invocation.reading()) {
      var run = RunLookup.find(database, prefix);
      var coins = CoinStories.read(database, run.runId());
      checkGate(run, coins);
      invocation.answer(answer(database, run, coins));
      return ExitCode.DONE.number();
    }
  }

  private Answer answer(Database database, Run run, List<CoinStory> coins) {
    if (!symbol.isEmpty()) {
      var page = page(database, run, coin(run, coins));
      return Answer.item("Explanation", page.fields(), page.text(invocation.times()));
    }
    if (coins.isEmpty()) {
      var page = OutcomePage.read(database, run);
      return Answer.item("RunExplanation", page.fields(), page.text(invocation.times()));
    }
    return Answer.list(
        "CoinList",
        coins.stream().map(CoinStory::fields).toList(),
        new SectionPage(run, coins, gate).text(invocation.times()));
  }

  private CoinPage page(Database database, Run run, CoinStory coin) {
    var candidates = new Candidates(database);
    var before = new Reading(run.origin().market(), run.slot().job(), run.slot().dueAt());
    var wishes =
        coin.stoppedBy().stream()
            .filter(this::isMeant)
            .map(view ->
                new CoinPage.Wish(
                    view,
                    candidates
                        .lastPassed(before, coin.coin().symbol(), view.row().gate())
                        .orElse(null)))
            .toList();
    var gates = coin.gates().stream().filter(this::isMeant).toList();
    return new CoinPage(run, coin, gates, wishes);
  }

  private boolean isMeant(GateView view) {
    return gate.isEmpty() || view.row().gate().equals(gate);
  }

  private CoinStory coin(Run run, List<CoinStory> coins) {
    var wanted = symbol.toUpperCase(Locale.ROOT);
    var names = coins.stream().map(coin -> coin.coin().symbol()).toList();
    return coins.stream()
        .filter(coin -> isNamed(coin.coin().symbol(), wanted))
        .findFirst()
        .orElseThrow(() ->
            CommandRefused.notFound(
                "CR-RUN-006",
                "run %s did not look at %s".formatted(run.runId(), wanted),
                looked(run, names),
                Spelling.nearest(wanted, names)
                    .map("did you mean %s?"::formatted)
                    .orElse("cryptorun runs explain %s".formatted(run.runId()))));
  }

  /// By its symbol, or its base alone: a run looks at a base once.
  private static boolean isNamed(String symbol, String wanted) {
    return symbol.equals(wanted) || symbol.startsWith(wanted + "/");
  }

  private static String looked(Run run, List<String> names) {
    if (run.result().outcome() == Outcome.RUNNING) {
      return "it is still running; its coins are written down when it publishes";
    }
    return names.isEmpty() ? "it kept no coins" : "it looked at " + String.join(", ", names);
  }

  private void checkGate(Run run, List<CoinStory> coins) {
    var known =
        coins.stream()
            .flatMap(coin -> coin.gates().stream())
            .map(view -> view.row().gate())
            .distinct()
            .toList();
    if (!gate.isEmpty() && !known.contains(gate)) {
      throw CommandRefused.usage(
          "CR-USE-013",
          "no gate \"%s\" in this run".formatted(gate),
          known.isEmpty() ? noGates(run) : "gates: " + String.join(", ", known));
    }
  }

  private static String noGates(Run run) {
    return run.result().outcome() == Outcome.RUNNING
        ? "it is still running; cryptorun runs show %s -w".formatted(run.runId())
        : "it asked none; cryptorun runs explain %s".formatted(run.runId());
  }
}
