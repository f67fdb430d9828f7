package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What the refreshes of the regime found, for people: they read as of now, and for no run.
public final class RegimeHistory {

  private static final String COLUMNS =
      """
      select at, market, regime, overlay, confidence, realized_vol_7d, pct_above_20ma, breadth_thrust, vol_vote, ma_vote,
             breadth_vote, weights::text as weights, valid_until, run_id
      from audit.regimes
      """;

  private static final String SINCE =
      COLUMNS
          + """
          where market = :market and (:since::timestamptz is null or at >= :since)
            and (:before::timestamptz is null or at < :before)
          order by at desc, run_id desc
          limit :limit
          """;

  private static final String OF_A_RUN =
      COLUMNS
          + """
          where run_id = :runId
          """;

  /// A refresh.
  ///
  /// @param market it describes
  public record Refresh(
      String market, String volVote, String maVote, String breadthVote, @Nested RegimeRow regime) {}

  private final Database database;

  public RegimeHistory(Database database) {
    this.database = database;
  }

  /// Refreshes of a market, newest first.
  ///
  /// @param since nominal time of the oldest; null for all
  /// @param before nominal time that all lie before; null for none
  public List<Refresh> list(
      String market, @Nullable Instant since, @Nullable Instant before, int limit) {
    return database.read(handle ->
        handle
            .createQuery(SINCE)
            .bind("market", market)
            .bind("since", since)
            .bind("before", before)
            .bind("limit", limit)
            .map(ConstructorMapper.of(Refresh.class))
            .list());
  }

  /// The newest refresh of a market.
  public Optional<Refresh> newest(String market) {
    return list(market, null, null, 1).stream().findFirst();
  }

  /// What a run found; empty when it was no refresh, or kept the regime it met.
  public Optional<Refresh> of(String runId) {
    return database.read(handle ->
        handle
            .createQuery(OF_A_RUN)
            .bind("runId", runId)
            .map(ConstructorMapper.of(Refresh.class))
            .findOne());
  }
}
