package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Removes what is older than it has to be kept. The database itself decides what may go: it keeps
/// a day in any case, recomputes events before it lets go of them, and writes down what went.
public final class Removals {

  /// Rows that go in one statement: few enough for a session's time limit.
  static final int AT_ONCE = 20_000;

  private static final String CHAINS =
      """
      select chain
      from cryptorun.chain_head
      order by chain
      """;

  private static final String EVENTS =
      """
      select removed, broken_at
      from cryptorun.remove_events(:chain, :before, :most, :by)
      """;

  private static final String GATES =
      """
      select cryptorun.remove_gates(:before, :by)
      """;

  private static final String ROWS =
      """
      select cryptorun.remove_rows(:subject, :before, :most, :by)
      """;

  private final Database database;

  public Removals(Database database) {
    this.database = database;
  }

  /// What came of one step.
  ///
  /// @param removed rows that went
  /// @param brokenAt position where the chain does not hold, for which nothing went; null where it
  ///   does
  public record Step(long removed, @Nullable Long brokenAt) {

    /// Whether there may be more to remove: what goes as a whole can be less than was asked for.
    public boolean mayHaveMore() {
      return removed > 0;
    }
  }

  /// Rows that are neither events nor gate decisions.
  public static List<String> subjects() {
    return List.of("run_log", "candidates", "provider_checks", "triggers");
  }

  /// The chains there are.
  public List<String> chains() {
    return database.read(handle -> handle.createQuery(CHAINS).mapTo(String.class).list());
  }

  /// Removes the oldest events of a chain, at most [#AT_ONCE] and never the newest, and leaves an
  /// anchor.
  public Step events(String chain, Instant before, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(EVENTS)
            .bind("chain", chain)
            .bind("before", before)
            .bind("most", AT_ONCE)
            .bind("by", by.node())
            .map(ConstructorMapper.of(Step.class))
            .one());
  }

  /// Drops the months of gate decisions that had ended by then.
  ///
  /// @return how many rows went
  public long gates(Instant before, NodeEpoch by) {
    return database.write(handle ->
        handle
            .createQuery(GATES)
            .bind("before", before)
            .bind("by", by.node())
            .mapTo(Long.class)
            .one());
  }

  /// Removes old rows of a subject, at most [#AT_ONCE].
  ///
  /// @param subject one of [#subjects()]
  public Step rows(String subject, Instant before, NodeEpoch by) {
    return database.write(handle ->
        new Step(
            handle
                .createQuery(ROWS)
                .bind("subject", subject)
                .bind("before", before)
                .bind("most", AT_ONCE)
                .bind("by", by.node())
                .mapTo(Long.class)
                .one(),
            null));
  }
}
