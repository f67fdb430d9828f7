package io.cryptorun.ledger.audit;

import java.util.ArrayList;
import java.util.List;

/// Collects faults without ever holding more than are told.
final class Faults {

  private final List<Fault> told = new ArrayList<>();
  private long untold;

  void add(Fault fault) {
    if (told.size() < Verified.TOLD) {
      told.add(fault);
    } else {
      untold++;
    }
  }

  Verified with(List<ChainReport> chains) {
    return new Verified(chains, told, untold);
  }
}
