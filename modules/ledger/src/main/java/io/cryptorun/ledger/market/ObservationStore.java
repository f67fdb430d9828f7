package io.cryptorun.ledger.market;

import io.cryptorun.domain.market.Observation;
import io.cryptorun.ledger.Database;
import java.util.Optional;

/// The newest answer of each venue about each item, of one market.
final class ObservationStore {

  private static final String NEWEST =
      """
      select content, received_at
      from cryptorun.observation
      where market = :market and venue = :venue and kind = :kind and item = :item
      """;

  /// An answer that arrived later stays when an earlier one is kept after it.
  private static final String KEEP =
      """
      insert into cryptorun.observation as kept (market, venue, kind, item, content, received_at)
      values (:market, :venue, :kind, :item, :content, :receivedAt)
      on conflict (market, venue, kind, item) do update
      set content = excluded.content, received_at = excluded.received_at
      where kept.received_at < excluded.received_at
      """;

  private final Database database;
  private final String market;

  ObservationStore(Database database, String market) {
    this.database = database;
    this.market = market;
  }

  Optional<Observation> newest(Observation.Key key) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bind("market", market)
            .bind("venue", key.venue().id())
            .bind("kind", key.kind().id())
            .bind("item", key.item())
            .map((row, _) ->
                new Observation(
                    key, row.getString("content"), row.getTimestamp("received_at").toInstant()))
            .findOne());
  }

  void keep(Observation observation) {
    var key = observation.key();
    database.write(handle ->
        handle
            .createUpdate(KEEP)
            .bind("market", market)
            .bind("venue", key.venue().id())
            .bind("kind", key.kind().id())
            .bind("item", key.item())
            .bind("content", observation.content())
            .bind("receivedAt", observation.receivedAt())
            .execute());
  }
}
