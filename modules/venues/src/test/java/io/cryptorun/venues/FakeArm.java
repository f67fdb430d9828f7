package io.cryptorun.venues;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A derivatives arm in memory: it hands out what was put in and notes what it was asked.
final class FakeArm implements DerivativesClient {
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<Contract> contracts = new CopyOnWriteArrayList<>();
  final Map<String, CurrentFunding> rates = new ConcurrentHashMap<>();
  final List<Settlement> settled = new CopyOnWriteArrayList<>();
  final List<OpenInterest> history = new CopyOnWriteArrayList<>();
  volatile OpenInterest open = new OpenInterest(Instant.EPOCH, 1);
  private final Venue venue;
  private final InstantSource clock;
  private volatile boolean failing;

  FakeArm(Venue venue, InstantSource clock) {
    this.venue = venue;
    this.clock = clock;
  }

  void fail() {
    failing = true;
  }

  @Override
  public Venue venue() {
    return venue;
  }

  @Override
  public Reply<List<Contract>> contracts() {
    return answer("contracts", contracts);
  }

  @Override
  public Reply<Map<String, CurrentFunding>> funding() {
    return answer("funding", rates);
  }

  @Override
  public Reply<List<Settlement>> settlements(Contract contract, Instant since, Instant until) {
    return answer("settlements " + contract.id(), TimedValues.settlements(settled, since, until));
  }

  @Override
  public Map<Contract, Reply<OpenInterest>> openInterest(List<Contract> all) {
    Reply<Map<String, OpenInterest>> reply =
        answer("open interest", Map.of(all.getFirst().id(), open));
    return AllContracts.pick(all, reply, "open interest");
  }

  @Override
  public Reply<List<OpenInterest>> openInterestHistory(
      Contract contract, Instant since, Instant until) {
    return answer("history " + contract.id(), TimedValues.openInterest(history, since, until));
  }

  private <T> Reply<T> answer(String question, T value) {
    asked.add(question);
    return failing
        ? new Fault(venue, Fault.Code.TIMEOUT, question, null, "silence").missing()
        : new Reply.Received<>(value, clock.instant(), Duration.ofMillis(5), false);
  }
}
