package io.cryptorun.cli.runs;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.run.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a run found beside coins, by name: what two runs are compared by. What differs between any
/// two runs, such as ids, times and nodes, is not among it.
final class RunFigureMap {

  private RunFigureMap() {}

  static Map<String, @Nullable Object> of(Database database, Run run) {
    var figures = new LinkedHashMap<String, @Nullable Object>();
    figures.put("outcome", run.result().outcome().word());
    figures.put("reason", run.result().reason());
    figures.put("regime", run.figures().regime());
    figures.put("regime_source", run.figures().regimeSource());
    figures.put("config_sha256", run.origin().configSha256());
    figures.put("code_version", run.origin().codeVersion());
    figures.put("market", run.origin().market());
    figures.put("candidates", run.figures().candidates());
    figures.put("rows", run.figures().rows());
    var found = OutcomePage.read(database, run);
    addRegime(figures, found);
    for (var check : found.providers()) {
      figures.put(check.provider() + ".healthy", check.healthy());
      figures.put(check.provider() + ".reasons", String.join(", ", check.reasons()));
      figures.put(check.provider() + ".circuit_state", check.circuitState());
      figures.put(check.provider() + ".cache_ttl_seconds", check.cacheTtlSeconds());
      figures.put(check.provider() + ".fallback", check.fallback());
    }
    return figures;
  }

  private static void addRegime(Map<String, @Nullable Object> figures, OutcomePage found) {
    var refresh = found.regime();
    if (refresh != null) {
      figures.put("overlay", refresh.regime().overlay());
      figures.put("confidence", refresh.regime().confidence());
      figures.put("realized_vol_7d", refresh.regime().realizedVol7d());
      figures.put("pct_above_20ma", refresh.regime().pctAbove20ma());
      figures.put("breadth_thrust", refresh.regime().breadthThrust());
    }
  }
}
