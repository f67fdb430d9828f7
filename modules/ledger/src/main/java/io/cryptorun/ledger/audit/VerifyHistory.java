package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Database;
import java.util.ArrayList;

/// Recomputes what the history promises: every chain from its anchor to its head, and the rows that
/// its publications speak of. Reads views of schema `audit` only, so the auditor can run it; needs
/// the memory of a page, whatever the size of the ledger; and runs beside nodes that write.
public final class VerifyHistory {

  private final Database database;

  public VerifyHistory(Database database) {
    this.database = database;
  }

  /// Told now and then how far it is.
  public interface Progress {

    /// A page of a chain is done.
    ///
    /// @param events recomputed of this chain so far
    /// @param of its newest position
    void at(String chain, long events, long of);
  }

  /// Examines the history; the answer names a chain without events where the scope names one that
  /// does not exist.
  public Verified verify(Scope scope, Progress progress) {
    var faults = new Faults();
    var reports = new ArrayList<ChainReport>();
    var chains = new Chains(database);
    for (var chain : chains.find(scope.chain())) {
      var walk =
          new ChainWalk(
              chain,
              chains,
              new StoredEvents(database),
              new PublishedRows(database),
              faults,
              walked -> progress.at(chain.chain(), walked, newest(chain)));
      reports.add(walk.walk(scope.since()));
    }
    new UnaccountedRows(database).check(scope, faults);
    new AccountedRows(database).check(scope, faults);
    return faults.with(reports);
  }

  private static long newest(Chain chain) {
    return chain.position() == null ? 0 : chain.position();
  }
}
