package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The derivatives arm of one exchange.
public interface DerivativesClient {

  Venue venue();

  /// The linear perpetuals that trade now.
  Reply<List<Contract>> contracts() throws InterruptedException;

  /// The rates building up now, of all contracts in one call, by contract id; a contract for which
  /// the venue tells no rate is not among them.
  Reply<Map<String, CurrentFunding>> funding() throws InterruptedException;

  /// The rates charged in `(since, until]`, oldest first, one per minute at most.
  Reply<List<Settlement>> settlements(Contract contract, Instant since, Instant until)
      throws InterruptedException;

  /// Open interest now: one call for all, or one for each where the venue has no such call.
  Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts)
      throws InterruptedException;

  /// Hourly open interest in `(since, until]`, oldest first; empty where the venue keeps none.
  Reply<List<OpenInterest>> openInterestHistory(Contract contract, Instant since, Instant until)
      throws InterruptedException;
}
