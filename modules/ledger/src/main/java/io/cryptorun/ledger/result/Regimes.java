package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The history of the market regime. A stale one is handed out as well: its reader says so.
public final class Regimes {

  private static final String NEWEST =
      """
      select at, regime, overlay, confidence, weights::text as weights, valid_until, run_id, realized_vol_7d,
             pct_above_20ma, breadth_thrust
      from cryptorun.regime_history
      where market = :market
        and (at < :dueAt or (at = :dueAt and :job <> 'regime.refresh'))
      order by at desc, id desc
      limit 1
      """;

  private final Database database;

  public Regimes(Database database) {
    this.database = database;
  }

  /// The newest regime that the reader may see.
  public Optional<RegimeRow> newest(Reading reading) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bindMethods(reading)
            .map(ConstructorMapper.of(RegimeRow.class))
            .findOne());
  }
}
