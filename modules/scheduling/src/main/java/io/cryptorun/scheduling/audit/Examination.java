package io.cryptorun.scheduling.audit;

import io.cryptorun.ledger.checkup.Findings.Finding;
import java.time.Instant;
import java.util.List;

/// A look for what must never be, where SQL alone cannot tell.
interface Examination {

  /// The word of its findings.
  String invariant();

  /// What it finds; much of it may be a change that is under way.
  ///
  /// @param now the database's clock
  List<Finding> look(Instant now);

  /// Whether a finding that it did not see this time is still true.
  boolean stands(Finding finding);
}
