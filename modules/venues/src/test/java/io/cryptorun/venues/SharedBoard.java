package io.cryptorun.venues;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What several doors know together, in memory.
public final class SharedBoard implements ProviderState {
  public final List<CallRecord> calls = new CopyOnWriteArrayList<>();
  public final List<Circuit.State> moves = new CopyOnWriteArrayList<>();
  public final Map<Provider, Integer> limits = new ConcurrentHashMap<>();
  private final Map<Provider, Circuit> circuits = new ConcurrentHashMap<>();
  private volatile boolean spent;

  /// From now on the budget of the day is spent.
  public void spend() {
    spent = true;
  }

  @Override
  public void called(Provider provider, CallRecord call) {
    calls.add(call);
  }

  @Override
  public Optional<Circuit> circuit(Provider provider) {
    return Optional.ofNullable(circuits.get(provider));
  }

  @Override
  public void moved(Provider provider, Circuit circuit) {
    circuits.put(provider, circuit);
    moves.add(circuit.state());
  }

  @Override
  public boolean isBudgetSpent(Provider provider) {
    return spent;
  }

  @Override
  public void limitTold(Provider provider, int perMinute) {
    limits.put(provider, perMinute);
  }
}
