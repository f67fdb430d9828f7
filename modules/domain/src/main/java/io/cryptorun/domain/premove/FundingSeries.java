package io.cryptorun.domain.premove;

import io.cryptorun.domain.factors.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/// A week of charged funding in slots of eight hours: in each the median over the venues of what
/// they charged, a venue that charges more often counting with the mean of its rates.
final class FundingSeries {

  private static final long SLOT_SECONDS = Duration.ofHours(8).toSeconds();
  private static final int SLOTS = 21;

  /// One for each slot in which a venue charged, oldest first, fractions for 8 h.
  private final double[] values;

  private FundingSeries(double[] values) {
    this.values = values;
  }

  /// Sorts the rates of all venues into the newest 21 slots that ended at or before a time.
  static FundingSeries of(Collection<VenueFunding> venues, Instant now) {
    long newest = Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS);
    var bySlot = new ArrayList<List<Double>>(SLOTS);
    for (int i = 0; i < SLOTS; i++) {
      bySlot.add(new ArrayList<>());
    }
    for (var venue : venues) {
      means(venue)
          .forEach((end, mean) -> {
            long back = newest - end;
            if (back >= 0 && back < SLOTS) {
              bySlot.get(SLOTS - 1 - (int) back).add(mean);
            }
          });
    }
    return new FundingSeries(
        bySlot.stream()
            .filter(rates -> !rates.isEmpty())
            .mapToDouble(rates -> Sample.median(array(rates)))
            .toArray());
  }

  /// Mean rate of one venue by the end of its slot, counted in slots since 1970. A charge at the
  /// very end of a slot is the slot's.
  private static Map<Long, Double> means(VenueFunding venue) {
    var rates = new HashMap<Long, List<Double>>();
    for (var charged : FundingRates.charged(venue.settled())) {
      long end = Math.ceilDiv(charged.at().getEpochSecond(), SLOT_SECONDS);
      rates.computeIfAbsent(end, _ -> new ArrayList<>()).add(charged.rate());
    }
    var means = new HashMap<Long, Double>();
    rates.forEach((end, all) -> means.put(end, Sample.mean(array(all))));
    return means;
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  int size() {
    return values.length;
  }

  double mean() {
    return Sample.mean(values);
  }

  /// Root of the mean squared deviation: the slots are all there are, not a sample of them.
  double deviation() {
    double mean = mean();
    DoubleStream squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean));
    return Math.sqrt(squares.sum() / values.length);
  }
}
