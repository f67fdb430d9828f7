package io.cryptorun.testkit;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Derivatives arms that answer what a test told them, at once, stamped by the test's clock. An arm
/// lists the contracts it was told anything about; a venue can be made to fail as a whole.
public final class FakeDerivativesData implements DerivativesData {
  private final ArrangedAnswers answers;
  private final Map<Contract, CurrentFunding> funding = new LinkedHashMap<>();
  private final Map<Contract, List<Settlement>> settled = new HashMap<>();
  private final Map<Contract, OpenInterest> open = new HashMap<>();
  private final Map<Contract, List<OpenInterest>> openBefore = new HashMap<>();

  public FakeDerivativesData(InstantSource clock) {
    this.answers = new ArrangedAnswers(clock);
  }

  /// Lists a contract, and sets the rate it is building up.
  public FakeDerivativesData funds(Contract contract, CurrentFunding current) {
    funding.put(contract, current);
    return this;
  }

  /// Sets the rates a contract charged, oldest first.
  public FakeDerivativesData charged(Contract contract, List<Settlement> settlements) {
    settled.put(contract, List.copyOf(settlements));
    return this;
  }

  /// Sets what is open in a contract now, and what was, oldest first.
  public FakeDerivativesData holds(
      Contract contract, OpenInterest now, List<OpenInterest> history) {
    open.put(contract, now);
    openBefore.put(contract, List.copyOf(history));
    return this;
  }

  /// From now on every question to that venue's arm fails so.
  public FakeDerivativesData fails(Venue venue, Fault.Code code) {
    answers.fails(venue, code);
    return this;
  }

  /// Ends what [#fails] began.
  public FakeDerivativesData recovers(Venue venue) {
    answers.recovers(venue);
    return this;
  }

  @Override
  public Map<Venue, Reply<List<Contract>>> contracts(Collection<Venue> venues) {
    return answers.to(venues, venue -> venue, this::listed);
  }

  @Override
  public Map<Contract, Reply<CurrentFunding>> funding(List<Contract> contracts) {
    return answers.to(contracts, Contract::venue, funding::get);
  }

  @Override
  public Map<Contract, Reply<List<Settlement>>> settlements(
      List<Contract> contracts, Instant since, Instant until) {
    return answers.to(
        contracts,
        Contract::venue,
        contract ->
            settled.getOrDefault(contract, List.of()).stream()
                .filter(charge -> charge.at().isAfter(since) && !charge.at().isAfter(until))
                .toList());
  }

  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> contracts) {
    return answers.to(contracts, Contract::venue, open::get);
  }

  @Override
  public Map<Contract, Reply<List<OpenInterest>>> openInterestHistory(
      List<Contract> contracts, Instant until) {
    return answers.to(
        contracts,
        Contract::venue,
        contract ->
            openBefore.getOrDefault(contract, List.of()).stream()
                .filter(figure -> !figure.at().isAfter(until))
                .toList());
  }

  private List<Contract> listed(Venue venue) {
    return funding.keySet().stream().filter(contract -> contract.venue() == venue).toList();
  }
}
