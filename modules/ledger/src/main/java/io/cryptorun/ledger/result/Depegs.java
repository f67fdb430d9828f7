package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.generic.GenericType;

/// Stablecoins that were seen away from their peg.
public final class Depegs {

  private static final String ACTIVE =
      """
      select quote, depeg_until
      from (
        select distinct on (quote) quote, depeg_until
        from cryptorun.depeg
        where market = :market
          and (valid_at < :dueAt or (valid_at = :dueAt and job <> :job))
        order by quote, valid_at desc, id desc) as newest
      where depeg_until > :dueAt
      order by quote
      """;

  private final Database database;

  public Depegs(Database database) {
    this.database = database;
  }

  /// Quotes that may not be used at the reader's time, and until when.
  public Map<String, Instant> active(Reading reading) {
    return database.read(handle ->
        new TreeMap<>(
            handle
                .createQuery(ACTIVE)
                .bindMethods(reading)
                .setMapKeyColumn("quote")
                .setMapValueColumn("depeg_until")
                .collectInto(new GenericType<Map<String, Instant>>() {})));
  }
}
