package io.cryptorun.domain.market;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The derivatives arms of the exchanges: Binance USD-M, OKX swaps, Kraken Futures. Read in bulk in
/// the manner of [MarketData]; Coinbase has no such arm and is not asked.
public interface DerivativesData {

  /// The linear perpetuals each arm lets anyone trade now.
  Map<Venue, Reply<List<Contract>>> contracts(Collection<Venue> venues) throws InterruptedException;

  /// The rates building up now, one call a venue.
  Map<Contract, Reply<CurrentFunding>> funding(List<Contract> contracts)
      throws InterruptedException;

  /// The rates charged in `(since, until]`, oldest first. Settled rates never change, so an answer
  /// is reused until the next full hour, when another may follow.
  Map<Contract, Reply<List<Settlement>>> settlements(
      List<Contract> contracts, Instant since, Instant until) throws InterruptedException;

  /// Open interest now.
  Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException;

  /// Hourly open interest of the last two days up to `until`, oldest first; an empty list from
  /// venues that keep no history (OKX, Kraken). Reused until the next full hour.
  Map<Contract, Reply<List<OpenInterest>>> openInterestHistory(
      List<Contract> contracts, Instant until) throws InterruptedException;
}
