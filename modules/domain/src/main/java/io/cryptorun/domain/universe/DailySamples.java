package io.cryptorun.domain.universe;

import java.time.LocalDate;
import java.util.List;

/// The volume samples of one UTC day, kept so that later days can average over them.
///
/// @param samples one per coin that had a valid figure, whether or not it got into the universe
public record DailySamples(LocalDate day, List<AdvSample> samples) {

  public DailySamples {
    samples = List.copyOf(samples);
  }
}
