package io.cryptorun.jobs.premove;

import io.cryptorun.domain.premove.Condition;
import io.cryptorun.domain.premove.GateAnswer;
import io.cryptorun.domain.premove.PremoveEvaluation;
import io.cryptorun.domain.scan.Candidate;
import io.cryptorun.domain.scan.Source;
import io.cryptorun.jobs.scan.Evidence;
import io.cryptorun.ledger.result.GateRow;
import java.util.ArrayList;
import java.util.List;

/// The gate decisions of one coin. A gate of several conditions shows the one that settled it, and
/// each of its conditions follows in a row of its own.
record CoinGates(Candidate row, PremoveEvaluation coin, int rank) {

  private static final String CONDITION = "condition";

  List<GateRow> rows() {
    var rows = new ArrayList<GateRow>();
    for (var answer : coin.ruling().answers()) {
      var settled = answer.deciding();
      rows.add(
          gate(rows, answer.gate().id(), kind(answer), answer.passed(), answer.code(), settled));
      if (answer.conditions().size() > 1) {
        for (var condition : answer.conditions()) {
          rows.add(condition(rows, answer, condition));
        }
      }
    }
    rows.add(volume(rows));
    return rows;
  }

  private String kind(GateAnswer answer) {
    return word(coin.ruling().rules().required().contains(answer.gate()));
  }

  /// A gate that the rules do not ask for is reported all the same.
  private static String word(boolean required) {
    return required ? "required" : "reported";
  }

  private GateRow condition(List<GateRow> before, GateAnswer answer, Condition condition) {
    var code = !condition.isKnown() ? "UNKNOWN" : condition.holds() ? "HOLDS" : "FAILS";
    var name = answer.gate().id() + "." + condition.name();
    return gate(before, name, CONDITION, condition.holds(), code, condition);
  }

  private GateRow volume(List<GateRow> before) {
    boolean confirmed = coin.ruling().volumeConfirmed();
    return gate(
        before,
        "volume_confirmation",
        word(coin.ruling().rules().volumeRequired()),
        confirmed,
        confirmed ? "VOLUME_CONFIRMED" : "VOLUME_NOT_CONFIRMED",
        coin.volume().condition());
  }

  private GateRow gate(
      List<GateRow> before,
      String name,
      String kind,
      boolean passed,
      String code,
      Condition condition) {
    var evidence = Evidence.of(row, source(condition));
    return new GateRow(
        new GateRow.Symbol(row.symbol().toString(), rank, before.size() + 1),
        name,
        kind,
        passed,
        code,
        new GateRow.Comparison(
            condition.isKnown() ? condition.value() : null,
            condition.comparison().op(),
            condition.threshold(),
            condition.margin()),
        evidence.source(),
        evidence.ageSeconds());
  }

  private Source.Kind source(Condition condition) {
    return switch (condition.name()) {
      case "score" -> Source.Kind.FUNDING;
      case "quality", "depth_usd" -> Source.Kind.BOOK;
      case "volume" ->
          Double.isFinite(coin.whale().prints()) ? Source.Kind.TRADES : Source.Kind.CANDLES_1H;
      default -> Source.Kind.CANDLES_1H;
    };
  }
}
