package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.CandidateRow.ScorePart;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A coin in a run: what was decided about it, and what each gate said.
///
/// @param gates in the order in which they were asked
record CoinStory(CandidateRow coin, List<GateView> gates) {

  private static final Map<String, String> SHORT =
      Map.of("momentum", "mom", "technical", "tech", "volume", "vol", "quality", "qual");

  CoinStory {
    gates = List.copyOf(gates);
  }

  /// Gates whose failing kept it out.
  List<GateView> stoppedBy() {
    return gates.stream().filter(GateView::stopped).toList();
  }

  /// The decision in words: `REJECTED by 1 of 5 gates (VADR_BELOW_MIN)`.
  String headline() {
    return switch (coin.decision()) {
      case "enter" -> "ENTERED" + published();
      case "alert" -> "ALERTED" + published();
      case "watch" -> "WATCHED (%s)%s".formatted(coin.reason(), published());
      case "skipped" -> "SKIPPED (%s): it could not be evaluated".formatted(coin.reason());
      default -> rejected();
    };
  }

  private String published() {
    return coin.emitted() ? ", published" : ", not published";
  }

  private String rejected() {
    long deciding = gates.stream().filter(GateView::decides).count();
    return "REJECTED by %d of %d gates (%s)".formatted(stoppedBy().size(), deciding, coin.reason());
  }

  /// What the score is made of: `0.35×81 mom + …`.
  String madeOf() {
    return coin.parts().stream().map(CoinStory::told).collect(Collectors.joining(" + "));
  }

  private static String told(ScorePart part) {
    return "%s×%s %s%s"
        .formatted(
            Cells.figure(part.weight()),
            Cells.figure(part.score()),
            SHORT.getOrDefault(part.factor(), part.factor()),
            part.imputed() ? " (median)" : "");
  }

  Fields fields() {
    return new Fields()
        .with("symbol", coin.symbol())
        .with("rank", coin.rank())
        .with("decision", coin.decision())
        .with("reason", coin.reason())
        .with("emitted", coin.emitted())
        .with("score", coin.score())
        .with("venue", coin.venue())
        .with("sources", coin.sources())
        .with("stopped_by", stoppedBy().stream().map(gate -> gate.row().gate()).toList())
        .with("parts", coin.parts().stream().map(CoinStory::part).toList())
        .with("gates", gates.stream().map(GateView::fields).toList());
  }

  private static Fields part(ScorePart part) {
    return new Fields()
        .with("factor", part.factor())
        .with("raw", finite(part.raw()))
        .with("score", finite(part.score()))
        .with("weight", finite(part.weight()))
        .with("contribution", finite(part.contribution()))
        .with("imputed", part.imputed());
  }

  private static @Nullable Double finite(double figure) {
    return Double.isFinite(figure) ? figure : null;
  }
}
