package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Calls to the exchanges' hosts by UTC day, of one market; [ProviderRequests] counts them.
final class ProviderDays {

  private static final Period KEPT = Period.ofMonths(13);

  private static final String SPENT =
      """
      select provider, coalesce(sum(requests) filter (where day = :today), 0)::bigint as today,
             sum(requests)::bigint as this_month
      from cryptorun.provider_day
      where market = :market and day between :firstOfMonth and :today
      group by provider
      """;

  private static final String PRUNE =
      """
      delete from cryptorun.provider_day
      where day < :oldest
      """;

  private final Database database;
  private final String market;

  ProviderDays(Database database, String market) {
    this.database = database;
    this.market = market;
  }

  /// What the running day and month have seen; a host without an entry was not called.
  Map<Provider, Spending> spent(Handle handle, Instant now) {
    var today = day(now);
    var spent = new EnumMap<Provider, Spending>(Provider.class);
    handle
        .createQuery(SPENT)
        .bind("market", market)
        .bind("today", today)
        .bind("firstOfMonth", today.withDayOfMonth(1))
        .map((row, _) ->
            Map.entry(
                ProviderStates.provider(row.getString("provider")),
                new Spending(row.getLong("today"), row.getLong("this_month"))))
        .forEach(entry -> spent.put(entry.getKey(), entry.getValue()));
    return spent;
  }

  /// Removes days, of whatever market, that nothing looks back to.
  void prune(Instant now) {
    database.read(
        handle -> handle.createUpdate(PRUNE).bind("oldest", day(now).minus(KEPT)).execute());
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC);
  }
}
