package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// All coins of a run at a glance: what was decided about each, and what stood against it.
///
/// @param gate only this one is shown; empty for all
record SectionPage(Run run, List<CoinStory> coins, String gate) {

  String text(Times times) {
    return "%s %s  run %s  %s%n%s%n%n%s"
        .formatted(
            run.slot().job(),
            times.text(run.slot().dueAt()),
            run.runId(),
            run.result().outcome().word(),
            counts(),
            gate.isEmpty() ? coinTable() : gateTable());
  }

  private String counts() {
    return "%d coins: %s"
        .formatted(
            coins.size(),
            told(count(coin -> coin.coin().decision())) + "; rejected for " + told(reasons()));
  }

  private Map<String, Long> count(Function<CoinStory, String> word) {
    return coins.stream().collect(Collectors.groupingBy(word, TreeMap::new, Collectors.counting()));
  }

  private Map<String, Long> reasons() {
    return coins.stream()
        .filter(coin -> coin.coin().decision().equals("reject"))
        .collect(
            Collectors.groupingBy(
                coin -> coin.coin().reason(), TreeMap::new, Collectors.counting()));
  }

  private static String told(Map<String, Long> counts) {
    return counts.isEmpty()
        ? "nothing"
        : counts.entrySet().stream()
            .map(entry -> "%s %d".formatted(entry.getKey(), entry.getValue()))
            .collect(Collectors.joining(", "));
  }

  private String coinTable() {
    var table = new Table("RANK", "SYMBOL", "DECISION", "SCORE", "VENUE", "REASON", "STOPPED BY");
    for (var story : coins) {
      var coin = story.coin();
      table.row(
          Objects.toString(coin.rank(), "-"),
          coin.symbol(),
          coin.decision() + (coin.emitted() ? " *" : ""),
          coin.score() == null ? "-" : Cells.figure(coin.score()),
          Objects.requireNonNullElse(coin.venue(), "-"),
          coin.reason(),
          stoppedBy(story));
    }
    return table.text() + "* is a row of the published file\n";
  }

  private static String stoppedBy(CoinStory story) {
    return story.stoppedBy().isEmpty()
        ? "-"
        : story.stoppedBy().stream()
            .map(stop -> stop.row().gate())
            .collect(Collectors.joining(", "));
  }

  private String gateTable() {
    var table = new Table("RANK", "SYMBOL", "RULE", "VALUE", "MARGIN", "RESULT", "CODE", "FROM");
    for (var story : coins) {
      for (var view : story.gates()) {
        if (view.row().gate().equals(gate)) {
          table.row(
              Objects.toString(story.coin().rank(), "-"),
              story.coin().symbol(),
              view.rule(),
              view.value(),
              view.margin(),
              view.result(),
              view.row().code(),
              view.source());
        }
      }
    }
    return table.text();
  }
}
