package io.cryptorun.cli.doctor;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.EnvironmentException;
import io.cryptorun.app.settings.Review;
import io.cryptorun.cli.Invocation;
import java.util.List;
import java.util.Optional;

/// The configuration files, read as every command reads them.
record ConfigurationCheck(Optional<Review> review, List<Measurement> measurements) {

  private static final String CHECK = "config";

  static ConfigurationCheck of(Invocation invocation) {
    try {
      var review = invocation.review(null);
      return new ConfigurationCheck(Optional.of(review), List.of(told(review)));
    } catch (ConfigException invalid) {
      var first = invalid.problems().getFirst();
      var found =
          "%d errors, the first at %s: %s"
              .formatted(invalid.problems().size(), first.place(), first.what());
      return new ConfigurationCheck(
          Optional.empty(),
          List.of(Measurement.fail(CHECK, found, "cryptorun config validate shows them all")));
    } catch (EnvironmentException wrong) {
      return new ConfigurationCheck(
          Optional.empty(),
          List.of(Measurement.fail(CHECK, String.valueOf(wrong.getMessage()), wrong.fix())));
    }
  }

  private static Measurement told(Review review) {
    var settings = review.settings();
    var counted =
        "%s: %d jobs, 0 errors, %d %s"
            .formatted(
                settings.schedulerFile().name(),
                settings.jobs().size(),
                review.warnings().size(),
                review.warnings().size() == 1 ? "warning" : "warnings");
    if (review.warnings().isEmpty()) {
      return Measurement.ok(CHECK, counted);
    }
    var first = review.warnings().getFirst();
    return Measurement.ok(CHECK, "%s (%s: %s)".formatted(counted, first.place(), first.what()));
  }
}
