package io.cryptorun.jobs.regime;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.FundingNow;
import io.cryptorun.domain.premove.VenueFunding;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.scan.VenueFaults;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What perpetuals of the two largest coins charge now, by every exchange that has perpetuals:
/// whichever venues a job reads, funding is told from all of them.
///
/// @param bitcoin median over venues, a fraction for eight hours; `NaN` with fewer than two venues
/// @param ether the same of Ether
public record MajorsFunding(double bitcoin, double ether) {

  private static final List<Venue> VENUES = List.of(Venue.BINANCE, Venue.OKX, Venue.KRAKEN);
  private static final String BITCOIN = "BTC";
  private static final String ETHER = "ETH";
  private static final Set<String> MAJORS = Set.of(BITCOIN, ETHER);

  /// Enough settlements to see how far apart they are.
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  /// Asks for the rates.
  public static MajorsFunding read(DerivativesData derivatives, Firing firing)
      throws InterruptedException {
    var journal = firing.journal();
    var listed = derivatives.contracts(VENUES);
    tell(listed.values(), journal);
    var contracts =
        listed.values().stream()
            .flatMap(reply -> reply.found().stream())
            .flatMap(List::stream)
            .filter(contract -> MAJORS.contains(contract.base()))
            .toList();
    var current = derivatives.funding(contracts);
    tell(current.values(), journal);
    var settled = settlements(derivatives, withoutInterval(contracts, current), firing);
    return new MajorsFunding(
        median(BITCOIN, contracts, current, settled), median(ETHER, contracts, current, settled));
  }

  /// How far apart a venue's settlements are tells what a rate is for, where the venue does not.
  private static Map<Contract, Reply<List<Settlement>>> settlements(
      DerivativesData derivatives, List<Contract> contracts, Firing firing)
      throws InterruptedException {
    if (contracts.isEmpty()) {
      return Map.of();
    }
    var until = firing.dueAt();
    var settled = derivatives.settlements(contracts, until.minus(LOOK_BACK), until);
    tell(settled.values(), firing.journal());
    return settled;
  }

  private static List<Contract> withoutInterval(
      List<Contract> contracts, Map<Contract, Reply<CurrentFunding>> current) {
    return contracts.stream()
        .filter(contract ->
            found(current, contract).filter(funding -> funding.interval() == null).isPresent())
        .toList();
  }

  private static double median(
      String base,
      List<Contract> contracts,
      Map<Contract, Reply<CurrentFunding>> current,
      Map<Contract, Reply<List<Settlement>>> settled) {
    return FundingNow.median(
        contracts.stream()
            .filter(contract -> contract.base().equals(base))
            .map(contract ->
                new VenueFunding(
                    contract.venue(),
                    found(current, contract).orElse(null),
                    found(settled, contract).orElse(List.of())))
            .toList());
  }

  private static <T> Optional<T> found(Map<Contract, Reply<T>> answers, Contract contract) {
    var reply = answers.get(contract);
    return reply == null ? Optional.empty() : reply.found();
  }

  private static void tell(Collection<? extends Reply<?>> replies, RunJournal journal) {
    Stream<? extends Reply<?>> all = replies.stream();
    VenueFaults.among(all).lines().forEach(journal::warning);
  }
}
