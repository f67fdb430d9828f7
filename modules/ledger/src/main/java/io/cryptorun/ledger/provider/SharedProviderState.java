package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.ProviderHistory;
import io.cryptorun.domain.health.ProviderRecord;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.NodeEpoch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What all processes know together about the providers, in the database. Calls are gathered here
/// and written every two seconds, so a process that dies loses those of two seconds; circuits and
/// spending are read at most once a second. While the database is away nothing is known and nothing
/// thrown: the shared budgets refuse every call then anyway.
public final class SharedProviderState implements ProviderHistory {

  private static final Logger LOG = LoggerFactory.getLogger(SharedProviderState.class);

  private static final Duration WRITTEN_EVERY = Duration.ofSeconds(2);
  private static final Duration PRUNED_EVERY = Duration.ofHours(1);

  private final Database database;
  private final ProviderRequests requests;
  private final ProviderDays days;
  private final ProviderStates states;
  private final KnownProviders known;
  private final InstantSource clock;
  private volatile Map<Provider, Quota> quotas;
  private final NodeEpoch node;
  private final CallBuffer buffer = new CallBuffer();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("provider-calls").factory());

  /// The state of a market; nothing is written before [#flush()] or [#close()].
  SharedProviderState(
      Database database,
      String market,
      InstantSource clock,
      LongSupplier nanos,
      Map<Provider, Quota> quotas,
      NodeEpoch node) {
    this.database = database;
    this.requests = new ProviderRequests(database, market);
    this.days = new ProviderDays(database, market);
    this.states = new ProviderStates(database, market);
    this.known = new KnownProviders(database, states, days, clock, nanos);
    this.clock = clock;
    this.quotas = Map.copyOf(quotas);
    this.node = node;
  }

  /// The state of a market, written to from now on until it is closed.
  ///
  /// @param market `live`, or `sim:` and a fingerprint: each has a record of its own
  /// @param clock the database's clock
  /// @param nanos monotonic time
  /// @param quotas a provider without one is never spent
  /// @param node who moves circuits, for people who read the table
  public static SharedProviderState open(
      Database database,
      String market,
      InstantSource clock,
      LongSupplier nanos,
      Map<Provider, Quota> quotas,
      NodeEpoch node) {
    var shared = new SharedProviderState(database, market, clock, nanos, quotas, node);
    shared.every(WRITTEN_EVERY, WRITTEN_EVERY, "calls", shared::flush);
    shared.every(Duration.ZERO, PRUNED_EVERY, "old calls", shared::prune);
    return shared;
  }

  /// From now on this much may be used of each provider.
  public void allow(Map<Provider, Quota> quotas) {
    this.quotas = Map.copyOf(quotas);
  }

  private void every(Duration first, Duration period, String what, Runnable work) {
    var _ =
        writer.scheduleWithFixedDelay(
            () -> quietly(what, work), first.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void called(Provider provider, CallRecord call) {
    buffer.add(provider, call);
  }

  @Override
  public Optional<Circuit> circuit(Provider provider) {
    return known.circuit(provider);
  }

  @Override
  public void moved(Provider provider, Circuit circuit) {
    quietly(
        "a circuit",
        () ->
            known.moved(provider, circuit, () -> states.move(provider, circuit, node.toString())));
  }

  @Override
  public boolean isBudgetSpent(Provider provider) {
    var quota = quotas.get(provider);
    return quota != null && quota.isSpent(known.spent(provider).plus(buffer.count(provider)));
  }

  @Override
  public void limitTold(Provider provider, int perMinute) {
    if (!Integer.valueOf(perMinute).equals(known.minuteLimit(provider))) {
      quietly(
          "a limit",
          () -> known.limitTold(provider, perMinute, () -> states.tellLimit(provider, perMinute)));
    }
  }

  @Override
  public ProviderRecord record(Provider provider) {
    flush();
    var now = clock.instant();
    return database.read(handle -> {
      var calls = requests.since(handle, provider, now.minus(ProviderRecord.WINDOW));
      var state = states.all(handle).getOrDefault(provider, ProviderStates.Row.NOTHING);
      var circuit = state.circuit();
      return new ProviderRecord(
          calls,
          circuit == null ? Circuit.State.CLOSED : circuit.state(),
          days.spent(handle, now).getOrDefault(provider, Spending.none()),
          state.minuteLimit());
    });
  }

  /// Writes what was gathered; what cannot be written is kept for the next time.
  ///
  /// @throws DatabaseUnreachable when the database is away
  synchronized void flush() {
    var minutes = buffer.drain();
    for (int i = 0; i < minutes.size(); i++) {
      var minute = minutes.get(i);
      try {
        requests.add(minute.provider(), minute.start(), minute.calls());
      } catch (JdbiException | DatabaseUnreachable e) {
        buffer.putBack(minutes.subList(i, minutes.size()));
        throw e;
      }
      known.spend(minute.provider(), minute.calls().size());
    }
  }

  /// Removes what nothing looks back to.
  void prune() {
    requests.prune(clock.instant());
    days.prune(clock.instant());
  }

  @Override
  public void close() {
    writer.shutdown();
    quietly("the last calls", this::flush);
  }

  private static void quietly(String what, Runnable work) {
    try {
      work.run();
    } catch (JdbiException | DatabaseUnreachable e) {
      LOG.warn("{} of the providers could not be written: {}", what, e.getMessage());
    }
  }
}
