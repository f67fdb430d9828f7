package io.cryptorun.jobs.scan;

import io.cryptorun.artifacts.UniverseJson;
import io.cryptorun.artifacts.UniverseReader;
import io.cryptorun.domain.factors.Trigger;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.regime.RegimeInForce;
import io.cryptorun.domain.universe.Depeg;
import io.cryptorun.domain.universe.History;
import io.cryptorun.domain.universe.UniverseSnapshot;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import io.cryptorun.ledger.market.UniverseRow;
import io.cryptorun.ledger.market.UniverseSnapshots;
import io.cryptorun.ledger.result.Depegs;
import io.cryptorun.ledger.result.ProviderChecks;
import io.cryptorun.ledger.result.TriggerRow;
import io.cryptorun.ledger.result.TriggerStates;
import io.cryptorun.ledger.run.Written;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What earlier runs left for a scan to read. A replay sees nothing of it but the regime and the
/// health of the venues, which other jobs measured for a time before it: everything else would make
/// its answer depend on what happened to run before.
public final class ScanState {

  /// Days that an average of traded volume looks back over, today aside.
  private static final int EARLIER_DAYS = 6;

  private final UniverseSnapshots universes;
  private final Depegs depegs;
  private final RegimeMemory memory;
  private final TriggerStates triggers;
  private final ProviderChecks checks;

  public ScanState(Database database) {
    this.universes = new UniverseSnapshots(database);
    this.depegs = new Depegs(database);
    this.memory = new RegimeMemory(database);
    this.triggers = new TriggerStates(database);
    this.checks = new ProviderChecks(database);
  }

  /// The newest universe the run may use, of whatever day.
  Optional<UniverseSnapshot> universe(Firing firing) {
    return firing.isReplay() ? Optional.empty() : newest(firing, 1).stream().findFirst();
  }

  /// The universe of the run's day that another run stored since this one began.
  Optional<UniverseSnapshot> universeStoredMeanwhile(Firing firing) {
    return universes
        .storedSince(reading(firing), firing.startedAt())
        .map(snapshot -> UniverseReader.read(snapshot.content()));
  }

  /// Leaves the universe the run built to all others. A run that is late cannot; it learns the same
  /// when it wants to publish.
  void store(Firing firing, UniverseSnapshot universe) {
    var row = new UniverseRow(universe.hash(), UniverseJson.of(universe));
    if (universes.store(firing.fence(), row) instanceof Written.Refused(var text)) {
      firing.journal().warning("the universe was not stored: " + text);
    }
  }

  /// Earlier days, for averages and for what was near the top before.
  History history(Firing firing) {
    if (firing.isReplay()) {
      return History.none();
    }
    var earlier = newest(firing, EARLIER_DAYS);
    return new History(
        earlier.isEmpty() ? null : earlier.getFirst(),
        earlier.stream().map(UniverseSnapshot::samples).toList());
  }

  private List<UniverseSnapshot> newest(Firing firing, int days) {
    return universes.newest(reading(firing), days).stream()
        .map(snapshot -> UniverseReader.read(snapshot.content()))
        .toList();
  }

  /// Stablecoins that were off their peg a moment ago.
  List<Depeg> depegs(Firing firing) {
    return firing.isReplay()
        ? List.of()
        : depegs.active(reading(firing)).entrySet().stream()
            .map(active -> new Depeg(Quote.valueOf(active.getKey()), active.getValue()))
            .toList();
  }

  /// The regime the run works under.
  public RegimeInForce regime(Firing firing) {
    if (!firing.job().config().regimeAware()) {
      return RegimeInForce.byDefault();
    }
    return RegimeInForce.of(
        memory.regime(firing).orElse(null), memory.overlay(firing).orElse(null), firing.dueAt());
  }

  /// What the newest check says of the venues.
  VenueHealth health(Firing firing) {
    return checks.newest(reading(firing)).map(VenueHealth::of).orElseGet(VenueHealth::unknown);
  }

  /// The triggers that the job's last runs left.
  public Map<Symbol, Trigger> triggers(Firing firing) {
    return firing.isReplay()
        ? Map.of()
        : triggers.standing(reading(firing)).stream()
            .collect(Collectors.toMap(row -> Symbol.parse(row.symbol()), ScanState::trigger));
  }

  private static Reading reading(Firing firing) {
    return new Reading(firing.market(), firing.job().name(), firing.dueAt());
  }

  private static Trigger trigger(TriggerRow row) {
    if (row.bar() == null || row.price() == null || row.venue() == null) {
      throw new IllegalStateException(
          "the standing trigger of %s is empty".formatted(row.symbol()));
    }
    return new Trigger(row.bar(), row.price(), Venue.of(row.venue()).orElseThrow());
  }
}
