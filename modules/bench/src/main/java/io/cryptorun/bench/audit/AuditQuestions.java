package io.cryptorun.bench.audit;

import io.cryptorun.app.Home;
import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.ScratchHome;
import io.cryptorun.bench.Table;
import io.cryptorun.ledger.audit.CannedQuestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Asks every canned question of a ledger of `--runs 1011000` and tells the median of `--rounds 5`
/// after one that warms up. Ends with 1 when one takes two seconds or reads all of `gate_decision`.
/// `--plans FILE` keeps the plans; `--home DIR` keeps the ledger there, and uses the one that it
/// finds. It takes about 9 GB of disk.
public final class AuditQuestions {

  /// Ten gate decisions of each, a failed one in 97 aside: ten million.
  private static final int RUNS = 1_011_000;

  private static final double MOST_MILLIS = 2000;

  private AuditQuestions() {}

  public static void main(String[] arguments) throws IOException, SQLException {
    var asked = new Arguments(arguments, Set.of("runs", "rounds", "plans", "home"));
    var home = asked.text("home");
    boolean held;
    if (home == null) {
      try (var scratch = ScratchHome.open()) {
        held = measure(scratch.home(), asked);
      }
    } else {
      held = measure(new Home(Path.of(home)), asked);
    }
    if (!held) {
      System.exit(1);
    }
  }

  private static boolean measure(Home home, Arguments asked) throws IOException, SQLException {
    var ledger = MadeLedger.in(home, asked.number("runs", RUNS));
    System.out.println(ledger.told());
    var answers = new ArrayList<Answered>();
    for (var question : CannedQuestion.all()) {
      answers.add(Answered.measure(ledger, question, asked.number("rounds", 5)));
    }
    System.out.println(table(answers));
    System.out.println(new WriterCost(ledger).table());
    var plans = asked.text("plans");
    if (plans != null) {
      Files.writeString(
          Path.of(plans), String.join("\n", answers.stream().map(Answered::plans).toList()));
    }
    return held(answers);
  }

  private static boolean held(List<Answered> answers) {
    boolean held = true;
    for (var answer : answers) {
      if (answer.millis().median() >= MOST_MILLIS || answer.plan().readsAllOf("gate_decision")) {
        System.out.println("not as it has to be: " + answer.question().name());
        held = false;
      }
    }
    return held;
  }

  private static Table table(List<Answered> answers) {
    var table = new Table("question", "rows", "median ms (range)", "gate decisions by", "reads");
    for (var answer : answers) {
      table.row(
          answer.question().name(),
          String.valueOf(answer.rows()),
          answer.millis().told("%.0f"),
          answer.plan().accessTo("gate_decision"),
          answer.plan().told());
    }
    return table;
  }
}
