package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.ResultIterable;

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
      select run_id
      from cryptorun.provider_check
      where market = :market
        and (at < :dueAt or (at = :dueAt and :job <> 'providers.health'))
      order by at desc, id desc
      limit 1
      """;

  private static final String NEWEST_OF_ALL =
      """
      select run_id
      from cryptorun.provider_check
      where market = :market
      order by at desc, id desc
      limit 1
      """;

  private static final String OF_A_RUN =
      """
      select run_id
      from cryptorun.provider_check
      where run_id = :runId
      limit 1
      """;

  private static final String ROWS =
      """
      select at, provider, position, healthy, reasons, warnings, response_time_ms, error_rate, samples,
             latency_p99_ms, used, "limit", usage, usage_source, daily_used, daily_limit, monthly_used, monthly_limit,
             circuit_state, cache_ttl_seconds, ttl_multiplier, fallback
      from cryptorun.provider_check
      where run_id = :runId
      order by position
      """;

  private static final String HISTORY =
      """
      select at, provider, position, healthy, reasons, warnings, response_time_ms, error_rate, samples,
             latency_p99_ms, used, "limit", usage, usage_source, daily_used, daily_limit, monthly_used, monthly_limit,
             circuit_state, cache_ttl_seconds, ttl_multiplier, fallback
      from cryptorun.provider_check
      where market = :market and provider = :provider
      order by at desc, id desc
      limit :limit
      """;

  private record Row(Instant at, @Nested ProviderCheckRow provider) {}

  private final Database database;

  public ProviderChecks(Database database) {
    this.database = database;
  }

  /// The newest check that the reader may see, its exchanges in the order of the configuration.
  public Optional<Check> newest(Reading reading) {
    return database.read(handle ->
        check(handle, handle.createQuery(NEWEST).bindMethods(reading).mapTo(String.class)));
  }

  /// The newest check of a market, for people: they read as of now, and for no run.
  public Optional<Check> newest(String market) {
    return database.read(handle ->
        check(
            handle, handle.createQuery(NEWEST_OF_ALL).bind("market", market).mapTo(String.class)));
  }

  /// The newest checks of one exchange, newest first.
  public List<Check> history(String market, String provider, int limit) {
    return database.read(handle ->
        handle
            .createQuery(HISTORY)
            .bind("market", market)
            .bind("provider", provider)
            .bind("limit", limit)
            .map(ConstructorMapper.of(Row.class))
            .list()
            .stream()
            .map(row -> new Check(row.at(), List.of(row.provider())))
            .toList());
  }

  /// What one check found; empty when the run was none.
  public Optional<Check> of(String runId) {
    return database.read(handle ->
        check(handle, handle.createQuery(OF_A_RUN).bind("runId", runId).mapTo(String.class)));
  }

  private static Optional<Check> check(Handle handle, ResultIterable<String> runId) {
    return runId
        .findOne()
        .map(run ->
            handle.createQuery(ROWS).bind("runId", run).map(ConstructorMapper.of(Row.class)).list())
        .map(rows -> new Check(rows.getFirst().at(), rows.stream().map(Row::provider).toList()));
  }
}
