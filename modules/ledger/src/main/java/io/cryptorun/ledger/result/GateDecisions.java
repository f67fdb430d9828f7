package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import java.util.List;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What the gates of runs said.
public final class GateDecisions {

  private static final String OF_A_RUN =
      """
      select symbol as name, rank, seq, gate, class as gate_class, passed, code, value, op, threshold, margin, source,
             age_seconds
      from audit.gates
      where run_id = :runId and (:symbol::text is null or symbol = :symbol)
      order by rank, symbol, seq
      """;

  private record Row(
      @Nested GateRow.Symbol symbol,
      String gate,
      String gateClass,
      boolean passed,
      String code,
      @Nested GateRow.Comparison comparison,
      @Nullable String source,
      @Nullable Double ageSeconds) {}

  private final Database database;

  public GateDecisions(Database database) {
    this.database = database;
  }

  /// All decisions of a run, coin by coin in the order of their ranks, gates in the order in which
  /// they were asked.
  public List<GateRow> of(String runId) {
    return find(runId, null);
  }

  /// The decisions about one coin, in the order in which the gates were asked.
  public List<GateRow> of(String runId, String symbol) {
    return find(runId, symbol);
  }

  private List<GateRow> find(String runId, @Nullable String symbol) {
    return database.read(handle ->
        handle
            .createQuery(OF_A_RUN)
            .bind("runId", runId)
            .bind("symbol", symbol)
            .map(ConstructorMapper.of(Row.class))
            .list()
            .stream()
            .map(row ->
                new GateRow(
                    row.symbol(),
                    row.gate(),
                    row.gateClass(),
                    row.passed(),
                    row.code(),
                    row.comparison(),
                    row.source(),
                    row.ageSeconds()))
            .toList());
  }
}
