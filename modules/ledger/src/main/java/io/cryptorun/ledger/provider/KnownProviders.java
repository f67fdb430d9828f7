package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.Circuit;
import io.cryptorun.domain.health.Spending;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUnreachable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Circuits, limits and spending as the database has them, read at most once a second: every call
/// to an exchange asks for them. While the database is away nothing is known.
final class KnownProviders {

  private static final Logger LOG = LoggerFactory.getLogger(KnownProviders.class);

  private static final long BELIEVED = Duration.ofSeconds(1).toNanos();

  /// @param isRead false before the first reading
  /// @param nanos when it was read
  private record Known(
      Map<Provider, ProviderStates.Row> states,
      Map<Provider, Spending> spent,
      boolean isRead,
      long nanos) {

    static final Known NOTHING = new Known(Map.of(), Map.of(), false, 0);

    ProviderStates.Row state(Provider provider) {
      return states.getOrDefault(provider, ProviderStates.Row.NOTHING);
    }

    Spending spent(Provider provider) {
      return spent.getOrDefault(provider, Spending.none());
    }
  }

  private final Database database;
  private final ProviderStates states;
  private final ProviderDays days;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private volatile Known known = Known.NOTHING;

  KnownProviders(
      Database database,
      ProviderStates states,
      ProviderDays days,
      InstantSource clock,
      LongSupplier nanos) {
    this.database = database;
    this.states = states;
    this.days = days;
    this.clock = clock;
    this.nanos = nanos;
  }

  Optional<Circuit> circuit(Provider provider) {
    return Optional.ofNullable(known().state(provider).circuit());
  }

  @Nullable Integer minuteLimit(Provider provider) {
    return known().state(provider).minuteLimit();
  }

  Spending spent(Provider provider) {
    return known().spent(provider);
  }

  /// This process moves it. Nothing is read between knowing and writing, so that nobody here ever
  /// sees the circuit as it was before.
  synchronized void moved(Provider provider, Circuit circuit, Runnable writing) {
    overwrite(provider, known().state(provider).with(circuit));
    writing.run();
  }

  synchronized void limitTold(Provider provider, int perMinute, Runnable writing) {
    overwrite(provider, known().state(provider).with(perMinute));
    writing.run();
  }

  /// This process has written so many calls; what was not read yet will be read with them.
  synchronized void spend(Provider provider, int calls) {
    if (!known.isRead) {
      return;
    }
    var spent = new EnumMap<Provider, Spending>(Provider.class);
    spent.putAll(known.spent);
    spent.put(provider, known.spent(provider).plus(calls));
    known = new Known(known.states, spent, known.isRead, known.nanos);
  }

  private void overwrite(Provider provider, ProviderStates.Row row) {
    var rows = new EnumMap<Provider, ProviderStates.Row>(Provider.class);
    rows.putAll(known.states);
    rows.put(provider, row);
    known = new Known(rows, known.spent, known.isRead, known.nanos);
  }

  private Known known() {
    var current = known;
    return isFresh(current) ? current : readAgain();
  }

  private synchronized Known readAgain() {
    if (!isFresh(known)) {
      known = read();
    }
    return known;
  }

  private Known read() {
    try {
      return database.read(this::read);
    } catch (JdbiException | DatabaseUnreachable e) {
      LOG.debug("the state of the providers cannot be read", e);
      return new Known(Map.of(), Map.of(), true, nanos.getAsLong());
    }
  }

  private Known read(Handle handle) {
    return new Known(
        states.all(handle), days.spent(handle, clock.instant()), true, nanos.getAsLong());
  }

  private boolean isFresh(Known current) {
    return current.isRead && nanos.getAsLong() - current.nanos < BELIEVED;
  }
}
