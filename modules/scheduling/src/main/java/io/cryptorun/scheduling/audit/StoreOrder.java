package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.checkup.Findings.Finding;
import io.cryptorun.ledger.checkup.StoreAtRest;
import java.time.Instant;
import java.util.List;

/// The job store, which settles within moments of every change.
final class StoreOrder implements Examination {

  private final StoreAtRest store;

  StoreOrder(StoreAtRest store) {
    this.store = store;
  }

  @Override
  public String invariant() {
    return "store_at_rest";
  }

  @Override
  public List<Finding> look(Instant now) {
    return store.disorder();
  }

  /// A look shows all there is.
  @Override
  public boolean stands(Finding finding) {
    return false;
  }
}
