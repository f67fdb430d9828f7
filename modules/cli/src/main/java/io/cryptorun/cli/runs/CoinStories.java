package io.cryptorun.cli.runs;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.result.CandidateRow;
import io.cryptorun.ledger.result.Candidates;
import io.cryptorun.ledger.result.GateDecisions;
import io.cryptorun.ledger.result.GateRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The coins of a run with their gates, read from the ledger.
final class CoinStories {

  private CoinStories() {}

  /// By rank, the skipped ones last; empty where the run looked at no coins.
  static List<CoinStory> read(Database database, String runId) {
    Map<String, List<GateView>> gates = new LinkedHashMap<>();
    for (GateRow row : new GateDecisions(database).of(runId)) {
      gates.computeIfAbsent(row.symbol().name(), _ -> new ArrayList<>()).add(new GateView(row));
    }
    return new Candidates(database)
        .of(runId).stream().map(found -> story(found.coin(), gates)).toList();
  }

  private static CoinStory story(CandidateRow coin, Map<String, List<GateView>> gates) {
    return new CoinStory(coin, gates.getOrDefault(coin.symbol(), List.of()));
  }
}
