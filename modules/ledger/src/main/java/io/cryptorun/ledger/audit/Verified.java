package io.cryptorun.ledger.audit;

import java.util.List;

/// What an examination of the history gave.
///
/// @param chains in the order of their names
/// @param faults the first of each chain, then those of rows, at most [#TOLD]
/// @param untold how many more there were
public record Verified(List<ChainReport> chains, List<Fault> faults, long untold) {

  /// Faults that are told one by one.
  public static final int TOLD = 100;

  public Verified {
    chains = List.copyOf(chains);
    faults = List.copyOf(faults);
  }

  /// Whether everything is as it was written.
  public boolean intact() {
    return faults.isEmpty();
  }

  public long events() {
    return chains.stream().mapToLong(ChainReport::events).sum();
  }

  public long publications() {
    return chains.stream().mapToLong(ChainReport::publications).sum();
  }
}
