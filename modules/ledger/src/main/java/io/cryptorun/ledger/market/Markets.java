package io.cryptorun.ledger.market;

import io.cryptorun.ledger.Database;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The markets that were read here, newest last: a command that calls no exchange says which market
/// it is about from here.
public final class Markets {

  private static final String SEEN =
      """
      insert into cryptorun.market (market, url, fingerprint)
      select :market, :url, :fingerprint
      where not exists (
        select
        from (select * from cryptorun.market order by id desc limit 1) as newest
        where newest.market = :market and newest.url is not distinct from :url)
      """;

  private static final String NEWEST =
      """
      select market, url, fingerprint
      from cryptorun.market
      order by id desc
      limit 1
      """;

  private final Database database;

  public Markets(Database database) {
    this.database = database;
  }

  /// Remembers the market that a run or daemon is about to read; nothing is written when it is the
  /// newest already.
  public void seen(Market market) {
    database.write(handle -> handle.createUpdate(SEEN).bindMethods(market).execute());
  }

  /// The market that was read last; empty before anything ran.
  public Optional<Market> newest() {
    return database.read(
        handle -> handle.createQuery(NEWEST).map(ConstructorMapper.of(Market.class)).findOne());
  }
}
