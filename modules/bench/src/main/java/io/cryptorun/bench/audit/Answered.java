package io.cryptorun.bench.audit;

import io.cryptorun.bench.Sample;
import io.cryptorun.ledger.ReadOnlyQuery;
import io.cryptorun.ledger.audit.CannedQuestion;
import java.util.ArrayList;
import java.util.stream.Collectors;

/// What a question took, with its defaults, from the auditor's session to the last row.
///
/// @param millis of each round but the first
/// @param text the plan as it is told to people
record Answered(CannedQuestion question, int rows, Sample millis, Plan plan, String text) {

  private static final String PLAN = "explain (analyze, format json)\n";
  private static final String TEXT = "explain (costs off)\n";
  private static final int WIDEST = 140;

  static Answered measure(MadeLedger ledger, CannedQuestion question, int rounds) {
    try (var auditor = ledger.auditor()) {
      var query = new ReadOnlyQuery(auditor);
      int rows = query.ask(question.sql()).rows().size();
      var millis = new ArrayList<Double>();
      for (int round = 0; round < rounds; round++) {
        long start = System.nanoTime();
        query.ask(question.sql());
        millis.add((System.nanoTime() - start) / 1e6);
      }
      var plan = Plan.read(lines(query, PLAN + question.sql()));
      return new Answered(
          question, rows, new Sample(millis), plan, lines(query, TEXT + question.sql()));
    }
  }

  private static String lines(ReadOnlyQuery query, String sql) {
    return query.ask(sql).rows().stream()
        .map(row -> String.valueOf(row.getFirst()))
        .collect(Collectors.joining("\n"));
  }

  /// A section of the document that keeps the plans; what is wider than a page is cut.
  String plans() {
    var page =
        text.lines()
            .map(line -> line.length() <= WIDEST ? line : line.substring(0, WIDEST - 1) + "…")
            .collect(Collectors.joining("\n"));
    return "### %s%n%n```%n%s%n```%n".formatted(question.name(), page);
  }
}
