package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.BookMeasure;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.premove.DepthSample;
import io.cryptorun.domain.scan.FirstPass;
import io.cryptorun.domain.scan.RowInput;
import io.cryptorun.domain.scan.ScanInput;
import io.cryptorun.domain.scan.ScanRules;
import io.cryptorun.domain.scan.VenueAnswers;
import io.cryptorun.domain.universe.Fx;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.StageTimes;
import io.cryptorun.ledger.market.DepthSamples;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// Looks at the coins of a plan on every venue that lists them, and keeps the depth of each valid
/// book it sees: what is usual for a coin is known only from looking often.
public final class FirstLook {

  private final MarketData market;
  private final VenueRates rates;
  private final DepthSamples samples;
  private final InstantSource observed;

  /// @param observed the clock that ages are measured by
  public FirstLook(
      MarketData market, VenueRates rates, DepthSamples samples, InstantSource observed) {
    this.market = market;
    this.rates = rates;
    this.samples = samples;
    this.observed = observed;
  }

  /// Everything a scan is computed from.
  public ScanInput at(Firing firing, ScanPlan plan, ScanRules rules, StageTimes stages)
      throws InterruptedException {
    var snapshot =
        MarketSnapshot.take(market, plan.coins(), firing.dueAt(), plan.reuse().books(), observed);
    VenueFaults.of(snapshot.rows()).lines().forEach(firing.journal()::warning);
    if (!firing.isReplay()) {
      samples.keep(firing.market(), depths(snapshot.rows(), plan.fx()));
    }
    stages.done("fetch", ScanTold.snapshot(snapshot));
    return new ScanInput(
        firing.dueAt(),
        rules,
        plan.regime(),
        plan.fx(),
        plan.venues(),
        plan.universe(),
        snapshot.rows(),
        new FirstPass(snapshot.completeAt(), rates.books()));
  }

  private static List<DepthSample> depths(List<RowInput> rows, Fx fx) {
    return rows.stream()
        .flatMap(row -> row.answers().stream())
        .flatMap(answers -> depth(answers, fx))
        .toList();
  }

  private static Stream<DepthSample> depth(VenueAnswers answers, Fx fx) {
    var pair = answers.instrument();
    return answers.book().found().stream()
        .map(book -> BookMeasure.of(book, fx.rate(pair.quote())))
        .flatMap(measure ->
            measure instanceof BookMeasure.Valid valid
                ? Stream.of(
                    new DepthSample(
                        pair.symbol(),
                        pair.venue(),
                        valid.depth().bidUsd(),
                        valid.depth().askUsd(),
                        valid.book().receivedAt()))
                : Stream.empty());
  }
}
