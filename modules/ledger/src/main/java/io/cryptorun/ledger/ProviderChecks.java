package io.cryptorun.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// What the health checks found.
public final class ProviderChecks {

  /// All exchanges of one check.
  ///
  /// @param at its nominal time
  public record Check(Instant at, List<ProviderCheckRow> providers) {

    public Check {
      providers = List.copyOf(providers);
    }
  }

  private static final String NEWEST =
      """
      select at
      from cryptorun.provider_check
      where market = :market
        and (at < :dueAt or (at = :dueAt and :job <> 'providers.health'))
      order by at desc, id desc
      limit 1
      """;

  private static final String ROWS =
      """
      select distinct on (position)
        provider, position, healthy, reasons, warnings, response_time_ms, error_rate, samples, latency_p99_ms,
        used, "limit", usage, usage_source, circuit_state, cache_ttl_seconds, ttl_multiplier, fallback
      from cryptorun.provider_check
      where market = :market and at = :at
      order by position, id desc
      """;

  private final Database database;

  public ProviderChecks(Database database) {
    this.database = database;
  }

  /// The newest check that the reader may see, its exchanges in the order of the configuration.
  public Optional<Check> newest(Reading reading) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bindMethods(reading)
            .mapTo(Instant.class)
            .findOne()
            .map(at ->
                new Check(
                    at,
                    handle
                        .createQuery(ROWS)
                        .bind("market", reading.market())
                        .bind("at", at)
                        .map(ConstructorMapper.of(ProviderCheckRow.class))
                        .list())));
  }
}
