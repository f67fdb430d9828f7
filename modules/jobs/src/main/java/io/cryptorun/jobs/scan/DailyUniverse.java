package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.universe.UniverseSnapshot;
import io.cryptorun.jobs.Firing;
import java.util.Optional;

/// The universe of a run's day: the stored one, or one built now by the first run of the day, which
/// stores it at once. A replay builds its own and leaves it to nobody.
public final class DailyUniverse {

  private final DollarRates dollarRates;
  private final UniverseBuild build;
  private final ScanState state;
  private final BuildersTurn turn;

  public DailyUniverse(MarketData market, VenueRates rates, ScanState state, BuildersTurn turn) {
    this.dollarRates = new DollarRates(market);
    this.build = new UniverseBuild(market, rates);
    this.state = state;
    this.turn = turn;
  }

  /// The universe, or empty when there is none of the day, none can be built, and the newest is too
  /// old to stand in.
  ///
  /// @param reuse how old stored answers may be
  Optional<DaysUniverse> of(Firing firing, ReuseRules reuse) throws InterruptedException {
    var today = state.universe(firing).filter(stored -> stored.serves(firing.dueAt()));
    if (today.isPresent()) {
      return Optional.of(used(firing, today.get(), reuse));
    }
    var built = firing.isReplay() ? build(firing, reuse) : inTurn(firing, reuse);
    return built.isPresent() ? built : previous(firing, reuse);
  }

  /// Whoever had the turn before may have stored one meanwhile; where its build failed, this run
  /// tries.
  private Optional<DaysUniverse> inTurn(Firing firing, ReuseRules reuse)
      throws InterruptedException {
    Optional<UniverseSnapshot> others;
    try (var _ = turn.take(firing)) {
      others = state.universeStoredMeanwhile(firing);
      if (others.isEmpty()) {
        var built = build(firing, reuse);
        built.ifPresent(universe -> state.store(firing, universe.snapshot()));
        return built;
      }
    }
    return Optional.of(used(firing, others.get(), reuse));
  }

  private Optional<DaysUniverse> build(Firing firing, ReuseRules reuse)
      throws InterruptedException {
    return build.build(firing, state.history(firing), state.depegs(firing), reuse);
  }

  private Optional<DaysUniverse> previous(Firing firing, ReuseRules reuse)
      throws InterruptedException {
    var previous = state.universe(firing).filter(stored -> stored.standsInFor(firing.dueAt()));
    if (previous.isEmpty()) {
      return Optional.empty();
    }
    firing
        .journal()
        .warning(
            "no universe of the day could be built; that of %s stands in"
                .formatted(previous.get().generated()));
    return Optional.of(used(firing, previous.get(), reuse));
  }

  private DaysUniverse used(Firing firing, UniverseSnapshot universe, ReuseRules reuse)
      throws InterruptedException {
    var rates =
        dollarRates.read(universe.pegs(), state.depegs(firing), firing.dueAt(), reuse.books());
    return new DaysUniverse(universe, rates, false);
  }
}
