package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The contracts of a derivatives arm in the making. One whose base no coin can have is passed
/// over: nothing could ever ask for it.
public final class ContractDraft {
  private final Venue venue;
  private final List<Contract> contracts = new ArrayList<>();

  public ContractDraft(Venue venue) {
    this.venue = venue;
  }

  /// Adds a contract that trades now.
  ///
  /// @param id as the venue's calls take it
  /// @param base as the venue spells it
  public void add(String id, String base) {
    var coin = CoinNames.canonical(base.toUpperCase(Locale.ROOT));
    if (Symbol.isBase(coin)) {
      contracts.add(new Contract(venue, id, coin));
    }
  }

  public List<Contract> contracts() {
    return List.copyOf(contracts);
  }
}
