package io.cryptorun.ledger.history;

import io.cryptorun.ledger.Database;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the database is the one this machine knows. Where another server holds it, or the
/// same one on another timeline, and where history that was seen is gone, every registration ends:
/// each node notices that it is fenced, interrupts what it has under way, and goes on under a new
/// epoch. It looks before a node registers, whenever a node's session comes back, and every few
/// seconds; what it saw last is kept on the machine's own disk.
///
/// It cannot bring anything back, and cannot see what was lost before the first look, or what was
/// written since the last one.
public final class HistoryGuard {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryGuard.class);

  private static final String PRESENT =
      """
      select to_regclass('cryptorun.ledger_identity') is not null and not pg_is_in_recovery()
      """;

  private static final String IDENTITY =
      """
      select ledger, (system_identifier, timeline) is not distinct from
                     (cryptorun.system_identifier(), cryptorun.timeline()) as same
      from cryptorun.ledger_identity
      """;

  private static final String NOTE =
      """
      select cryptorun.note_server(:by)
      """;

  private final AnchorFiles anchors;

  public HistoryGuard(AnchorFiles anchors) {
    this.anchors = anchors;
  }

  /// What one look came to.
  ///
  /// @param serverChanged whether another server, or another timeline, was found
  /// @param lost chains that lack what was seen of them, by name
  public record Look(boolean serverChanged, List<String> lost) {

    /// Whether everything is as it was left.
    public boolean isAsLeft() {
      return !serverChanged && lost.isEmpty();
    }
  }

  private record Seen(UUID ledger, Look look, Anchor now) {}

  record Identity(UUID ledger, boolean same) {}

  /// Looks, and keeps what it has seen.
  ///
  /// @param by whose look it is: a node's id
  /// @throws io.cryptorun.ledger.DatabaseUnreachable when the database is away
  public Look look(Database database, String by) {
    return look(database::write, by);
  }

  /// The same in another session than a pool's.
  public Look look(Transactions database, String by) {
    Optional<Seen> seen = database.run(handle -> seen(handle, by));
    seen.ifPresent(what -> anchors.write(what.ledger(), what.now()));
    return seen.map(Seen::look).orElse(new Look(false, List.of()));
  }

  private Optional<Seen> seen(Handle handle, String by) {
    if (!handle.createQuery(PRESENT).mapTo(Boolean.class).one()) {
      return Optional.empty(); // a schema older than this, or a server that takes no changes
    }
    var identity =
        handle
            .createQuery(IDENTITY)
            .map((row, _) ->
                new Identity(row.getObject("ledger", UUID.class), row.getBoolean("same")))
            .one();
    var before = anchors.read(identity.ledger());
    boolean changed = !identity.same() && noteServer(handle, by);
    var history = new CompareHistory(handle);
    var lost = before.map(history::lost).orElse(List.of());
    before.filter(_ -> !lost.isEmpty()).ifPresent(seen -> record(handle, by, lost, seen.epoch()));
    var chains = lost.stream().map(end -> end.seen().chain()).toList();
    return Optional.of(new Seen(identity.ledger(), new Look(changed, chains), history.now()));
  }

  private static boolean noteServer(Handle handle, String by) {
    boolean changed = handle.createQuery(NOTE).bind("by", by).mapTo(Boolean.class).one();
    if (changed) {
      LOG.warn("another server, or another timeline, holds the ledger: every registration ends");
    }
    return changed;
  }

  private static void record(Handle handle, String by, List<LostEnd> lost, long epoch) {
    lost.forEach(end -> LOG.error("the ledger has lost history: {}", end.told()));
    new RecordLoss(handle, by).write(lost, epoch);
  }
}
