package io.cryptorun.cli.doctor;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.cli.Invocation;
import java.util.ArrayList;
import java.util.List;

/// All measurements of one self-check, in the order in which one thing rests on another.
record Examination(List<Measurement> measurements) {

  Examination {
    measurements = List.copyOf(measurements);
  }

  static Examination of(Invocation invocation) {
    var configuration = ConfigurationCheck.of(invocation);
    var all = new ArrayList<>(configuration.measurements());
    all.addAll(new DatabaseChecks(invocation).measurements());
    configuration
        .review()
        .ifPresent(review -> {
          var folder = review.settings().global().artifactsDir().toString();
          all.add(ArtifactsCheck.of(ArtifactsRoot.of(invocation.home(), folder).directory()));
        });
    return new Examination(all);
  }

  long count(Measurement.Level level) {
    return measurements.stream().filter(measurement -> measurement.level() == level).count();
  }

  boolean isHealthy() {
    return count(Measurement.Level.FAIL) == 0;
  }

  String text() {
    var text = new StringBuilder();
    measurements.forEach(measurement -> text.append(measurement.line()));
    return text.append(
            "%d failed, %d warnings, %d ok%n"
                .formatted(
                    count(Measurement.Level.FAIL),
                    count(Measurement.Level.warn),
                    count(Measurement.Level.ok)))
        .toString();
  }
}
