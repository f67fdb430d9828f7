package io.cryptorun.jobs.premove;

import io.cryptorun.jobs.Questions;
import io.cryptorun.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Stream;

/// What the runs of one test left in the database.
final class PremoveLedger {

  private final Questions questions;
  private final String market;

  /// @param name of the simulated market
  PremoveLedger(TestDatabase database, String name) {
    this.questions = new Questions(database);
    this.market = "sim:" + name;
  }

  List<String> sweeps() {
    return questions.rows(
        """
        select outcome, reason, regime, regime_source, candidates, rows
        from audit.runs where market = ? and job = 'premove.hourly' order by run_id
        """,
        market);
  }

  /// Gate decisions of a coin in the order they were made.
  List<String> gates(String coin) {
    return questions.rows(
        """
        select gate, class, g.passed, code, round(value::numeric, 1), op, threshold,
               round(margin::numeric, 1), source, age_seconds
        from audit.gates g join audit.runs r using (run_id)
        where r.market = ? and symbol = ? order by run_id, seq
        """,
        market,
        coin);
  }

  List<String> overlays() {
    return questions.rows(
        "select job, overlay from cryptorun.overlay_evaluation where market = ? order by id",
        market);
  }

  /// How many rows of each kind there are that a later run could read.
  List<String> state() {
    return Stream.of(
            "universe_snapshot", "overlay_evaluation", "depth_sample", "open_interest_sample")
        .map(table ->
            questions.row(
                "select count(*) from cryptorun.%s where market = ?".formatted(table), market))
        .toList();
  }

  List<String> openInterest() {
    return questions.rows(
        """
        select venue, contract, hour at time zone 'UTC', base
        from cryptorun.open_interest_sample where market = ? order by venue, contract, hour
        """,
        market);
  }

  List<String> depths(String coin) {
    return questions.rows(
        """
        select venue, hour at time zone 'UTC', round(bid_usd), round(ask_usd)
        from cryptorun.depth_sample where market = ? and symbol = ? order by venue, hour
        """,
        market,
        coin);
  }

  /// Puts in what an earlier run would have seen open, a day before.
  void remembersOpenInterest(String base, double open) {
    var seen = PremoveMarket.NOW.minusSeconds(25 * 3600);
    questions.execute(
        "insert into cryptorun.open_interest_sample values ('%s', 'okx', '%s', '%s', %s, '%s')"
            .formatted(market, PremoveMarket.contract(base).id(), seen, open, seen));
  }

  /// Puts in what earlier runs would have seen offered, one for each hour before.
  void remembersAsks(String base, int hours, double askUsd) {
    for (int back = 1; back <= hours; back++) {
      var seen = PremoveMarket.NOW.minusSeconds(back * 3600L);
      questions.execute(
          "insert into cryptorun.depth_sample values ('%s', '%s/USD', 'kraken', '%s', 30000, %s, '%s')"
              .formatted(market, base, seen, askUsd, seen));
    }
  }
}
