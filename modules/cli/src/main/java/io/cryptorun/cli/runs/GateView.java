package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.result.GateRow;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One decision of a gate, as it is told.
record GateView(GateRow row) {

  private static final Set<String> DECIDING = Set.of("mandatory", "required");
  private static final String NOTHING = "-";

  /// Whether its failing keeps a coin out.
  boolean decides() {
    return DECIDING.contains(row.gateClass());
  }

  boolean stopped() {
    return decides() && !row.passed();
  }

  /// `>= 75`; `-` of a gate that compares no figures.
  String rule() {
    var comparison = row.comparison();
    var threshold = comparison.threshold();
    return threshold == null
        ? NOTHING
        : "%s %s".formatted(comparison.op(), Cells.figure(threshold));
  }

  String value() {
    var value = row.comparison().value();
    return value == null ? NOTHING : Cells.figure(value);
  }

  String margin() {
    var margin = row.comparison().margin();
    return margin == null ? NOTHING : Cells.signed(margin);
  }

  /// `pass` or `FAIL`; where a failing keeps nobody out, what kind of gate it is.
  String result() {
    if (row.passed()) {
      return "pass";
    }
    return decides() ? "FAIL" : "fail (%s)".formatted(row.gateClass());
  }

  String source() {
    return row.source() == null ? NOTHING : row.source();
  }

  String age() {
    var age = row.ageSeconds();
    return age == null ? NOTHING : "%ss".formatted(Cells.figure(Math.round(age * 10) / 10.0));
  }

  /// What would have to be true: `vadr >= 1.8`.
  String wish() {
    return row.comparison().threshold() == null
        ? "%s passes".formatted(row.gate())
        : "%s %s".formatted(row.gate(), rule());
  }

  Fields fields() {
    return new Fields()
        .with("gate", row.gate())
        .with("class", row.gateClass())
        .with("passed", row.passed())
        .with("code", row.code())
        .with("value", row.comparison().value())
        .with("op", operator())
        .with("threshold", row.comparison().threshold())
        .with("margin", row.comparison().margin())
        .with("source", row.source())
        .with("age_seconds", row.ageSeconds());
  }

  private @Nullable String operator() {
    return row.comparison().op();
  }
}
