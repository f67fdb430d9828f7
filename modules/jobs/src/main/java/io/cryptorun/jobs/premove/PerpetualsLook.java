package io.cryptorun.jobs.premove;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.OpenInterestSample;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.market.OpenInterestSamples;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Asks all derivatives arms about the coins of a run, whatever venues the job reads: what a coin's
/// perpetuals cost is told by the largest of them.
final class PerpetualsLook {

  /// The arms there are; Coinbase has none.
  static final List<Venue> ARMS = List.of(Venue.BINANCE, Venue.OKX, Venue.KRAKEN);

  /// These tell what is open now but not what was.
  private static final Set<Venue> WITHOUT_HISTORY = Set.of(Venue.OKX, Venue.KRAKEN);

  /// A week in slots of eight hours, the slot under way, and the charge before the first.
  private static final Duration SETTLED = Duration.ofDays(8);

  /// A day, and as much older as a figure of a day ago may be.
  private static final Duration OPEN = Duration.ofHours(26);

  private final DerivativesData derivatives;
  private final OpenInterestSamples samples;

  PerpetualsLook(DerivativesData derivatives, OpenInterestSamples samples) {
    this.derivatives = derivatives;
    this.samples = samples;
  }

  Perpetuals at(Firing firing, Collection<Symbol> coins) throws InterruptedException {
    var listings = derivatives.contracts(ARMS);
    var contracts = contracts(listings, coins);
    var dueAt = firing.dueAt();
    var funding = derivatives.funding(contracts);
    var settled = derivatives.settlements(contracts, dueAt.minus(SETTLED), dueAt);
    var open = derivatives.openInterest(contracts);
    var history = derivatives.openInterestHistory(contracts, dueAt);
    var seen = seenBefore(firing, contracts, open);
    var perpetuals =
        contracts.stream()
            .map(contract ->
                new Perpetual(
                    contract,
                    requireNonNull(funding.get(contract)),
                    requireNonNull(settled.get(contract)),
                    requireNonNull(open.get(contract)),
                    requireNonNull(history.get(contract)),
                    seen.getOrDefault(contract, List.of())))
            .toList();
    return new Perpetuals(listings, perpetuals);
  }

  /// One contract for each venue and coin: the first by name where a venue lists several.
  private static List<Contract> contracts(
      Map<Venue, Reply<List<Contract>>> listings, Collection<Symbol> coins) {
    var first =
        listings.values().stream()
            .flatMap(reply -> reply.found().stream())
            .flatMap(List::stream)
            .collect(
                Collectors.toMap(
                    contract -> new Listed(contract.venue(), contract.base()),
                    Function.identity(),
                    BinaryOperator.minBy(Comparator.comparing(Contract::id))));
    return ARMS.stream()
        .flatMap(venue -> coins.stream().map(coin -> new Listed(venue, coin.base())))
        .flatMap(listed -> Stream.ofNullable(first.get(listed)))
        .toList();
  }

  private record Listed(Venue venue, String base) {}

  /// Keeps what is open now for the runs of tomorrow, and reads what those of yesterday kept. A
  /// replay does neither.
  private Map<Contract, List<OpenInterest>> seenBefore(
      Firing firing, List<Contract> contracts, Map<Contract, Reply<OpenInterest>> open) {
    if (firing.isReplay()) {
      return Map.of();
    }
    var wanting =
        contracts.stream().filter(contract -> WITHOUT_HISTORY.contains(contract.venue())).toList();
    var dueAt = firing.dueAt();
    samples.keep(
        firing.market(),
        wanting.stream().flatMap(contract -> sample(contract, open.get(contract))).toList());
    return samples.between(firing.market(), wanting, dueAt.minus(OPEN), dueAt);
  }

  private static Stream<OpenInterestSample> sample(
      Contract contract, @Nullable Reply<OpenInterest> reply) {
    return reply instanceof Reply.Received<OpenInterest>(var figure, var receivedAt, _, _)
        ? Stream.of(new OpenInterestSample(contract, figure.base(), receivedAt))
        : Stream.empty();
  }
}
