package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.result.CandidateRow.ScorePart;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What runs found out about each coin they looked at.
public final class Candidates {

  private static final String OF_A_RUN =
      """
      select c.run_id, c.due_at, c.symbol, c.rank, c.decision, c.reason, c.emitted, c.score, c.venue, c.sources,
             p.key as factor, (p.value ->> 'raw')::float8 as raw, (p.value ->> 'score')::float8 as part_score,
             (p.value ->> 'weight')::float8 as weight, (p.value ->> 'contribution')::float8 as contribution,
             (p.value ->> 'imputed')::boolean as imputed
      from audit.candidates c
      left join jsonb_each(c.parts) p on true
      where c.run_id = :runId and (:symbol::text is null or c.symbol = :symbol)
      order by c.rank nulls last, c.symbol
      """;

  /// A coin is looked for in the runs of a quarter: who asks wants to know what it was like lately.
  private static final String LAST_PASSED =
      """
      select g.run_id, g.due_at, g.value
      from audit.candidates c
      join audit.runs r on r.run_id = c.run_id
      join audit.gates g on g.run_id = c.run_id and g.symbol = c.symbol and g.gate = :gate
      where c.symbol = :symbol and c.job = :job and c.due_at < :dueAt::timestamptz
        and c.due_at > :dueAt::timestamptz - interval '90 days'
        and r.market = :market and r.kind <> 'replay' and g.passed
      order by c.due_at desc
      limit 1
      """;

  /// Factors in the order in which a score is told.
  private static final List<String> FACTORS = List.of("momentum", "technical", "volume", "quality");

  /// A coin in a run.
  ///
  /// @param dueAt nominal time of the run
  public record Found(String runId, Instant dueAt, CandidateRow coin) {}

  /// A run in which a coin passed a gate.
  ///
  /// @param dueAt its nominal time
  public record Passed(String runId, Instant dueAt, @Nullable Double value) {}

  private final Database database;

  public Candidates(Database database) {
    this.database = database;
  }

  /// The coins of a run, by rank, the skipped ones last.
  public List<Found> of(String runId) {
    return find(runId, null);
  }

  /// A coin of a run; empty when the run did not select it.
  public Optional<Found> of(String runId, String symbol) {
    return find(runId, symbol).stream().findFirst();
  }

  /// When a coin last passed a gate, in runs of a job and market before a nominal time; replays
  /// aside.
  public Optional<Passed> lastPassed(Reading before, String symbol, String gate) {
    return database.read(handle ->
        handle
            .createQuery(LAST_PASSED)
            .bind("symbol", symbol)
            .bind("gate", gate)
            .bind("job", before.job())
            .bind("dueAt", before.dueAt())
            .bind("market", before.market())
            .map(ConstructorMapper.of(Passed.class))
            .findOne());
  }

  private List<Found> find(String runId, @Nullable String symbol) {
    var rows =
        database.read(handle ->
            handle
                .createQuery(OF_A_RUN)
                .bind("runId", runId)
                .bind("symbol", symbol)
                .map((row, _) -> Map.entry(coin(row), part(row)))
                .list());
    return together(rows);
  }

  private static List<Found> together(List<Map.Entry<Found, List<ScorePart>>> rows) {
    var coins = new ArrayList<Found>();
    var parts = new ArrayList<ScorePart>();
    for (int i = 0; i < rows.size(); i++) {
      parts.addAll(rows.get(i).getValue());
      var found = rows.get(i).getKey();
      if (i + 1 == rows.size() || !rows.get(i + 1).getKey().equals(found)) {
        parts.sort(Comparator.comparingInt(part -> FACTORS.indexOf(part.factor())));
        coins.add(new Found(found.runId(), found.dueAt(), found.coin().withParts(parts)));
        parts.clear();
      }
    }
    return List.copyOf(coins);
  }

  private static Found coin(ResultSet row) throws SQLException {
    return new Found(
        row.getString("run_id"),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        new CandidateRow(
            row.getString("symbol"),
            row.getObject("rank", Integer.class),
            row.getString("decision"),
            row.getString("reason"),
            row.getBoolean("emitted"),
            row.getObject("score", Double.class),
            List.of(),
            row.getString("venue"),
            List.of((String[]) row.getArray("sources").getArray())));
  }

  private static List<ScorePart> part(ResultSet row) throws SQLException {
    var factor = row.getString("factor");
    return factor == null
        ? List.of()
        : List.of(
            new ScorePart(
                factor,
                figure(row, "raw"),
                figure(row, "part_score"),
                figure(row, "weight"),
                figure(row, "contribution"),
                row.getBoolean("imputed")));
  }

  private static double figure(ResultSet row, String column) throws SQLException {
    var figure = row.getObject(column, Double.class);
    return figure == null ? Double.NaN : figure;
  }
}
