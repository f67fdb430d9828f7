package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Database;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Calls to the exchanges' hosts, of one market: a row for each host and minute, to which every
/// process appends.
final class ProviderRequests {

  private static final Duration KEPT = Duration.ofDays(2);

  /// The minute and the day of it in one statement: both count a call, or neither.
  private static final String ADD =
      """
      with of_the_day as (
        insert into cryptorun.provider_day as kept (market, provider, day, requests)
        values (:market, :provider, (:minute::timestamptz at time zone 'UTC')::date, :requests)
        on conflict (market, provider, day) do update
        set requests = kept.requests + excluded.requests
      )
      insert into cryptorun.provider_request as kept
        (market, provider, minute, requests, failures, ended_us, latency_us, failed, counted,
         used_weight, weight_at)
      values (:market, :provider, :minute, :requests, :failures, :endedUs, :latencyUs, :failed, :counted,
              :usedWeight, :weightAt)
      on conflict (market, provider, minute) do update
      set requests = kept.requests + excluded.requests,
          failures = kept.failures + excluded.failures,
          ended_us = kept.ended_us || excluded.ended_us,
          latency_us = kept.latency_us || excluded.latency_us,
          failed = kept.failed || excluded.failed,
          counted = kept.counted || excluded.counted,
          used_weight = case when kept.weight_at is null or kept.weight_at <= excluded.weight_at
                             then excluded.used_weight else kept.used_weight end,
          weight_at = greatest(kept.weight_at, excluded.weight_at)
      """;

  private static final String SINCE =
      """
      select minute, ended_us, latency_us, failed, counted, used_weight, weight_at
      from cryptorun.provider_request
      where market = :market and provider = :provider and minute >= :oldest
      order by minute
      """;

  private static final String PRUNE =
      """
      delete from cryptorun.provider_request
      where minute < :oldest
      """;

  private final Database database;
  private final String market;

  ProviderRequests(Database database, String market) {
    this.database = database;
    this.market = market;
  }

  /// Adds calls that ended in the same minute.
  void add(Provider provider, Instant minute, List<CallRecord> calls) {
    var weighed =
        calls.stream()
            .filter(call -> call.usedWeight() != null)
            .max(Comparator.comparing(CallRecord::at))
            .orElse(null);
    database.read(handle ->
        handle
            .createUpdate(ADD)
            .bind("market", market)
            .bind("provider", provider.id())
            .bind("minute", minute)
            .bind("requests", calls.size())
            .bind("failures", (int) calls.stream().filter(CallRecord::failed).count())
            .bindArray("endedUs", Integer.class, column(calls, call -> micros(minute, call.at())))
            .bindArray("latencyUs", Integer.class, column(calls, call -> micros(call.latency())))
            .bindArray("failed", Boolean.class, column(calls, CallRecord::failed))
            .bindArray("counted", Boolean.class, column(calls, CallRecord::counted))
            .bind("usedWeight", weighed == null ? null : weighed.usedWeight())
            .bind("weightAt", weighed == null ? null : weighed.at())
            .execute());
  }

  /// The calls of whole minutes from that of `oldest` on.
  List<CallRecord> since(Handle handle, Provider provider, Instant oldest) {
    return handle
        .createQuery(SINCE)
        .bind("market", market)
        .bind("provider", provider.id())
        .bind("oldest", oldest.truncatedTo(ChronoUnit.MINUTES))
        .map((row, _) -> calls(row))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// Removes minutes, of whatever market, that nothing looks back to.
  void prune(Instant now) {
    database.read(handle -> handle.createUpdate(PRUNE).bind("oldest", now.minus(KEPT)).execute());
  }

  private static List<CallRecord> calls(ResultSet row) throws SQLException {
    var minute = row.getTimestamp("minute").toInstant();
    var endedUs = (Integer[]) array(row.getArray("ended_us"));
    var latencyUs = (Integer[]) array(row.getArray("latency_us"));
    var failed = (Boolean[]) array(row.getArray("failed"));
    var counted = (Boolean[]) array(row.getArray("counted"));
    var weightAt = row.getTimestamp("weight_at");
    int weight = row.getInt("used_weight");
    var calls = new ArrayList<CallRecord>(endedUs.length);
    for (int i = 0; i < endedUs.length; i++) {
      var at = minute.plus(endedUs[i], ChronoUnit.MICROS);
      boolean told = weightAt != null && weightAt.toInstant().equals(at);
      calls.add(
          new CallRecord(
              at,
              Duration.of(latencyUs[i], ChronoUnit.MICROS),
              failed[i],
              counted[i],
              told ? weight : null));
    }
    return calls;
  }

  private static Object array(@Nullable Array array) throws SQLException {
    if (array == null) {
      throw new IllegalStateException("a column that is never null is null");
    }
    return array.getArray();
  }

  private static <T> List<T> column(List<CallRecord> calls, Function<CallRecord, T> figure) {
    return calls.stream().map(figure).toList();
  }

  private static int micros(Instant minute, Instant at) {
    return (int) minute.until(at, ChronoUnit.MICROS);
  }

  private static int micros(Duration latency) {
    return (int) Math.min(Integer.MAX_VALUE, latency.toNanos() / 1000);
  }
}
