package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// The events of a chain, a page at a time: no transaction stays open between the pages, so that an
/// examination of years keeps nothing from being cleaned up.
final class StoredEvents {

  static final int PAGE = 1000;

  private static final String AFTER =
      """
      select position, at, kind, run_id, encode(prev_hash, 'hex') as prev_hash, encode(hash, 'hex') as hash,
             jsonb_build_array(chain, position, job,
               to_char(due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), run_id,
               to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor, kind, detail)::text as content
      from audit.events
      where chain = :chain and position > :after and position <= :last
      order by position
      limit :page
      """;

  private static final String FIRST_SINCE =
      """
      select position
      from audit.events
      where chain = :chain and at >= :since
      order by position
      limit 1
      """;

  private final Database database;

  StoredEvents(Database database) {
    this.database = database;
  }

  /// At most [#PAGE] of them, in order; none when there are no more.
  ///
  /// @param after position of the last one seen
  /// @param last position of the last one wanted
  List<StoredEvent> page(String chain, long after, long last) {
    return database.read(handle ->
        handle
            .createQuery(AFTER)
            .bind("chain", chain)
            .bind("after", after)
            .bind("last", last)
            .bind("page", PAGE)
            .map(ConstructorMapper.of(StoredEvent.class))
            .list());
  }

  /// Position of the first event written at or after an instant.
  Optional<Long> firstSince(String chain, Instant since) {
    return database.read(handle ->
        handle
            .createQuery(FIRST_SINCE)
            .bind("chain", chain)
            .bind("since", since)
            .mapTo(Long.class)
            .findOne());
  }

  /// The event at a position.
  Optional<StoredEvent> at(String chain, long position) {
    return page(chain, position - 1, position).stream().findFirst();
  }
}
