package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.VenuesReader.WHY;

import io.cryptorun.domain.health.Quota;
import java.time.Duration;
import java.util.Optional;

/// Reads how much of a venue may be used: `usage: {limit, window}`, the calls of a minute that
/// count as 100 %, and `budget: {daily, monthly}`.
final class QuotaReader {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MOST = 999_999_999;

  private QuotaReader() {}

  static Optional<Quota> read(Section venue) {
    var usage = venue.requiredSection("usage", WHY).flatMap(QuotaReader::usage);
    var budget = venue.requiredSection("budget", WHY);
    var daily = budget.flatMap(section -> calls(section, "daily"));
    var monthly = budget.flatMap(section -> calls(section, "monthly"));
    budget.ifPresent(Section::refuseOtherKeys);
    if (usage.isEmpty() || daily.isEmpty() || monthly.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Quota(usage.get(), daily.get(), monthly.get()));
  }

  private static Optional<Integer> usage(Section section) {
    var limit = calls(section, "limit");
    var window = section.required("window", WHY).filter(QuotaReader::isMinute);
    section.refuseOtherKeys();
    return window.isEmpty() ? Optional.empty() : limit;
  }

  private static boolean isMinute(Scalar value) {
    var window = value.duration(MINUTE);
    if (window.isEmpty()) {
      return false;
    }
    if (!window.get().equals(MINUTE)) {
      value.refuse(
          Rule.DURATION,
          "usage is counted over 60s, not over \"%s\"".formatted(value.text()),
          "the share that is used up would be of another time than the calls counted",
          "window: 60s, and the calls of a minute as its limit");
      return false;
    }
    return true;
  }

  private static Optional<Integer> calls(Section section, String key) {
    return section.required(key, WHY).flatMap(value -> value.number(1, MOST));
  }
}
