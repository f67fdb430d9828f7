package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.ProviderRecord;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Provider;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What this process alone did with the providers, for a replay: it neither sees what others did
/// nor tells them.
public final class OwnProviderState implements ProviderHistory {

  private final Map<Provider, Quota> quotas;
  private final Map<Provider, List<CallRecord>> calls = new EnumMap<>(Provider.class);
  private final Map<Provider, Circuit> circuits = new EnumMap<>(Provider.class);
  private final Map<Provider, Integer> limits = new EnumMap<>(Provider.class);

  /// @param quotas a provider without one is never spent
  public OwnProviderState(Map<Provider, Quota> quotas) {
    this.quotas = Map.copyOf(quotas);
  }

  @Override
  public synchronized void called(Provider provider, CallRecord call) {
    calls.computeIfAbsent(provider, _ -> new ArrayList<>()).add(call);
  }

  @Override
  public synchronized Optional<Circuit> circuit(Provider provider) {
    return Optional.ofNullable(circuits.get(provider));
  }

  @Override
  public synchronized void moved(Provider provider, Circuit circuit) {
    circuits.put(provider, circuit);
  }

  @Override
  public synchronized boolean isBudgetSpent(Provider provider) {
    var quota = quotas.get(provider);
    return quota != null && quota.isSpent(spending(provider));
  }

  @Override
  public synchronized void limitTold(Provider provider, int perMinute) {
    limits.put(provider, perMinute);
  }

  @Override
  public synchronized ProviderRecord record(Provider provider) {
    return new ProviderRecord(
        calls.getOrDefault(provider, List.of()),
        circuit(provider).map(Circuit::state).orElse(Circuit.State.CLOSED),
        spending(provider),
        limits.get(provider));
  }

  /// There is nobody to tell.
  @Override
  public void close() {}

  /// One run at one instant: all of its calls fall into the same day.
  private Spending spending(Provider provider) {
    int made = calls.getOrDefault(provider, List.of()).size();
    return new Spending(made, made);
  }
}
