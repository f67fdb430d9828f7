package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The present state of the exchanges' hosts, of one market: one row each, overwritten.
final class ProviderStates {

  /// @param circuit null while it has never moved
  /// @param minuteLimit null when the host never told one
  record Row(@Nullable Circuit circuit, @Nullable Integer minuteLimit) {

    static final Row NOTHING = new Row(null, null);

    Row with(Circuit moved) {
      return new Row(moved, minuteLimit);
    }

    Row with(int told) {
      return new Row(circuit, told);
    }
  }

  private static final String ALL =
      """
      select provider, circuit, open_until, open_ms, successes, moved_at, minute_limit
      from cryptorun.provider_state
      where market = :market
      """;

  private static final String MOVE =
      """
      insert into cryptorun.provider_state
        (market, provider, circuit, open_until, open_ms, successes, moved_at, moved_by)
      values (:market, :provider, :circuit, :openUntil, :openMs, :successes, clock_timestamp(), :by)
      on conflict (market, provider) do update
      set circuit = excluded.circuit, open_until = excluded.open_until, open_ms = excluded.open_ms,
          successes = excluded.successes, moved_at = excluded.moved_at, moved_by = excluded.moved_by
      """;

  private static final String TELL_LIMIT =
      """
      insert into cryptorun.provider_state (market, provider, minute_limit)
      values (:market, :provider, :limit)
      on conflict (market, provider) do update
      set minute_limit = excluded.minute_limit
      """;

  private final Database database;
  private final String market;

  ProviderStates(Database database, String market) {
    this.database = database;
    this.market = market;
  }

  Map<Provider, Row> all(Handle handle) {
    var rows = new EnumMap<Provider, Row>(Provider.class);
    handle
        .createQuery(ALL)
        .bind("market", market)
        .map((row, _) -> Map.entry(provider(row.getString("provider")), row(row)))
        .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    return rows;
  }

  /// Overwrites a circuit; whoever moved it last is right.
  ///
  /// @param by the process that moved it
  void move(Provider provider, Circuit circuit, String by) {
    database.read(handle ->
        handle
            .createUpdate(MOVE)
            .bind("market", market)
            .bind("provider", provider.id())
            .bind("circuit", circuit.state().name())
            .bind("openUntil", circuit.openUntil())
            .bind("openMs", circuit.openTime().toMillis())
            .bind("successes", circuit.successes())
            .bind("by", by)
            .execute());
  }

  void tellLimit(Provider provider, int perMinute) {
    database.read(handle ->
        handle
            .createUpdate(TELL_LIMIT)
            .bind("market", market)
            .bind("provider", provider.id())
            .bind("limit", perMinute)
            .execute());
  }

  /// The host of this name.
  static Provider provider(String id) {
    return Arrays.stream(Provider.values())
        .filter(provider -> provider.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no host is called \"%s\"".formatted(id)));
  }

  private static Row row(ResultSet row) throws SQLException {
    int told = row.getInt("minute_limit");
    var limit = row.wasNull() ? null : told;
    var until = row.getTimestamp("open_until");
    var circuit =
        row.getTimestamp("moved_at") == null
            ? null
            : new Circuit(
                Circuit.State.valueOf(row.getString("circuit")),
                until == null ? null : until.toInstant(),
                Duration.ofMillis(row.getLong("open_ms")),
                row.getInt("successes"));
    return new Row(circuit, limit);
  }
}
