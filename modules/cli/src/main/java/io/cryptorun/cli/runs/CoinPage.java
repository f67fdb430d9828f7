package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.result.Candidates.Passed;
import io.cryptorun.ledger.run.Run;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a coin came in or stayed out.
///
/// @param gates those to show
/// @param wishes what would have had to be true for the coin to pass
record CoinPage(Run run, CoinStory coin, List<GateView> gates, List<Wish> wishes) {

  /// A gate that stopped the coin.
  ///
  /// @param last when the coin passed it last; null when not in ninety days
  record Wish(GateView gate, @Nullable Passed last) {

    private String text(Times times) {
      return last == null
          ? "%s (not true in the 90 days before)".formatted(gate.wish())
          : "%s (last true %s, run %s)"
              .formatted(gate.wish(), times.text(last.dueAt()), last.runId());
    }

    private Fields fields() {
      return new Fields()
          .with("gate", gate.row().gate())
          .with("op", gate.row().comparison().op())
          .with("threshold", gate.row().comparison().threshold())
          .with("last_true", last == null ? null : lastTrue(last));
    }

    private static Fields lastTrue(Passed last) {
      return new Fields()
          .with("run_id", last.runId())
          .with("due_at", last.dueAt())
          .with("value", last.value());
    }
  }

  String text(Times times) {
    var text = new StringBuilder(head(times));
    if (!gates.isEmpty()) {
      text.append(table());
    }
    for (int i = 0; i < wishes.size(); i++) {
      text.append(i == 0 ? "Would pass if " : "          and ")
          .append(wishes.get(i).text(times))
          .append('\n');
    }
    return text.toString();
  }

  private String head(Times times) {
    return "%s  %s    %s %s  %s  config %s  code %s%n"
        .formatted(
            coin.coin().symbol(),
            coin.headline(),
            run.slot().job(),
            times.text(run.slot().dueAt()),
            run.owner().node(),
            Cells.shortened(Objects.requireNonNullElse(run.origin().configSha256(), "-")),
            Objects.requireNonNullElse(run.origin().codeVersion(), "-"));
  }

  private String table() {
    var table = new Table("GATE", "RULE", "VALUE", "MARGIN", "RESULT", "CODE", "FROM", "AGE");
    for (var gate : gates) {
      table.row(
          gate.row().gate(),
          gate.rule(),
          gate.value(),
          gate.margin(),
          gate.result(),
          gate.row().code(),
          from(gate),
          gate.age());
    }
    return table.text();
  }

  private String from(GateView gate) {
    return gate.row().gate().equals("score") && !coin.coin().parts().isEmpty()
        ? coin.madeOf()
        : gate.source();
  }

  Fields fields() {
    var fields = coin.fields();
    return new Fields()
        .with("run_id", run.runId())
        .with("job", run.slot().job())
        .with("due_at", run.slot().dueAt())
        .with("node", run.owner().node())
        .with("config_sha256", run.origin().configSha256())
        .with("code_version", run.origin().codeVersion())
        .with("coin", fields)
        .with("would_pass_if", wishes.stream().map(Wish::fields).toList());
  }
}
