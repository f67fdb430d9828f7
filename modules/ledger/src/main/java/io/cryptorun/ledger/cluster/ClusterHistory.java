package io.cryptorun.ledger.cluster;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// What happened among the nodes: who came, went, was taken over from, and what operators asked.
public final class ClusterHistory {

  private static final String LIST =
      """
      select position, at, actor, kind, detail::text as detail
      from audit.events
      where chain = 'cluster'
        and (:node::text is null or actor = :node or detail ->> 'node' = :node or detail ->> 'peer' = :node)
        and (:since::timestamptz is null or at >= :since)
        and (:after::bigint is null or position < :after)
      order by position desc
      limit :limit
      """;

  /// A step.
  ///
  /// @param position in the chain
  /// @param detail as JSON
  public record Step(long position, Instant at, String actor, String kind, String detail) {}

  private final Database database;

  public ClusterHistory(Database database) {
    this.database = database;
  }

  /// The steps that are meant, newest first; null stands for all.
  ///
  /// @param node that did it or is told of
  /// @param after the position that the last page ended with
  public List<Step> list(
      @Nullable String node, @Nullable Instant since, @Nullable Long after, int limit) {
    return database.read(handle ->
        handle
            .createQuery(LIST)
            .bind("node", node)
            .bind("since", since)
            .bind("after", after)
            .bind("limit", limit)
            .map(ConstructorMapper.of(Step.class))
            .list());
  }
}
