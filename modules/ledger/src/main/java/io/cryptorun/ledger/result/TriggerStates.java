package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The momentum triggers that a job's runs left, symbol by symbol.
public final class TriggerStates {

  private static final String NEWEST =
      """
      select symbol, bar, price, venue
      from (
        select distinct on (symbol) symbol, bar, price, venue
        from cryptorun.trigger_state
        where market = :market and job = :job and valid_at < :dueAt
        order by symbol, valid_at desc, id desc) as newest
      where bar is not null
      order by symbol collate "C"
      """;

  private final Database database;

  public TriggerStates(Database database) {
    this.database = database;
  }

  /// The triggers of the reader's own job that stand before its time, by symbol.
  public List<TriggerRow> standing(Reading reading) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bindMethods(reading)
            .map(ConstructorMapper.of(TriggerRow.class))
            .list());
  }
}
