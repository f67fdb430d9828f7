package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the block `config` of a job.
final class JobConfigReader {

  private static final int MAX_SAMPLE = 30;
  private static final int TTL_SECONDS = 300;
  private static final int TOP_N = 10;
  private static final int MIN_GATES = 2;
  private static final List<String> GROUPS = List.of("top30", "top50", "top100", "remaining");

  /// The ids of the four exchanges.
  static final List<String> VENUES = Arrays.stream(Venue.values()).map(Venue::id).toList();

  private JobConfigReader() {}

  /// The block, or empty when its venues had to be refused: they have no default.
  ///
  /// @param cadence of the job's schedule; null when it could not be read
  static Optional<JobConfig> read(Section config, JobType type, @Nullable Duration cadence) {
    var group =
        config
            .scalar("universe")
            .flatMap(value -> value.word(Rule.UNIVERSE, "universe", Group::parse, GROUPS))
            .orElse(type.defaultGroup());
    var venues = venues(config);
    int maxSample = positive(config, "max_sample", MAX_SAMPLE);
    int ttl = positive(config, "ttl", TTL_SECONDS);
    int topN = topN(config, maxSample);
    warnOfShortTtl(config, type, Duration.ofSeconds(ttl), cadence);
    boolean premove = flag(config, "premove");
    boolean regimeAware = flag(config, "regime_aware");
    var outputDir =
        config.scalar("output_dir").flatMap(Folders::output).orElse(type.defaultOutputDir());
    var rule = premoveRule(config);
    config.refuseOtherKeys();
    if (venues.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new JobConfig(
            group,
            venues,
            maxSample,
            Duration.ofSeconds(ttl),
            topN,
            premove,
            regimeAware,
            outputDir,
            rule));
  }

  /// Scans look at the market anew each time; what the two others find is read by all jobs between
  /// two of their runs.
  private static void warnOfShortTtl(
      Section config, JobType type, Duration ttl, @Nullable Duration cadence) {
    boolean readByOthers = type == JobType.REGIME_REFRESH || type == JobType.PROVIDERS_HEALTH;
    if (cadence != null && readByOthers && ttl.compareTo(cadence) < 0) {
      config.warn(
          "ttl",
          Rule.TTL_BELOW_CADENCE,
          "ttl %s is shorter than the cadence %s"
              .formatted(Durations.format(ttl), Durations.format(cadence)),
          "no answer of a venue lives until the next run, which asks for all of them again; what"
              + " the run found stays in force by its own rule, not by this ttl",
          "keep it, or ttl: %d where answers may be reused that long"
              .formatted(cadence.toSeconds()));
    }
  }

  private static List<Venue> venues(Section config) {
    if (!config.has("venues")) {
      refuseNoVenue(config, Rule.MISSING_KEY, "key \"venues\" is missing");
    }
    var names = config.list("venues");
    if (names.isPresent() && names.get().isEmpty()) {
      refuseNoVenue(config, Rule.VENUE, "\"venues\" is empty");
    }
    return Words.distinct(names.orElse(List.of()), Rule.VENUE, "venue", Venue::of, VENUES);
  }

  private static void refuseNoVenue(Section config, Rule rule, String what) {
    config.refuse(
        rule, what, "a job without a venue has nothing to read", "venues: [\"kraken\", \"okx\"]");
  }

  private static int topN(Section config, int maxSample) {
    var given = config.scalar("top_n");
    int topN =
        given
            .flatMap(value -> value.number(1, Integer.MAX_VALUE))
            .orElse(Math.min(TOP_N, maxSample));
    if (topN > maxSample) {
      given.ifPresent(value ->
          value.refuse(
              Rule.TOP_N,
              "top_n %d is more than max_sample %d".formatted(topN, maxSample),
              "more rows are asked for than symbols are looked at",
              "top_n: %d, or a larger max_sample".formatted(maxSample)));
    }
    return topN;
  }

  private static PremoveRule premoveRule(Section config) {
    var given = config.list("require_gates");
    var gates =
        given
            .map(names -> Words.distinct(names, Rule.GATE, "gate", PremoveRule.GATES))
            .orElse(PremoveRule.GATES);
    if (given.isPresent() && given.get().isEmpty()) {
      config.refuse(
          Rule.GATE,
          "\"require_gates\" is empty",
          "every symbol would raise an alert",
          "require_gates: [\"funding_divergence\"], or leave the key out for all three");
    }
    int fallback = Math.min(MIN_GATES, Math.max(1, gates.size()));
    int min =
        config
            .scalar("min_gates_passed")
            .flatMap(value -> minGates(value, gates.size()))
            .orElse(fallback);
    return new PremoveRule(gates, min, flag(config, "volume_confirm"));
  }

  private static Optional<Integer> minGates(Scalar value, int gates) {
    var number = value.number(1, Integer.MAX_VALUE);
    if (number.isPresent() && number.get() > gates) {
      value.refuse(
          Rule.MIN_GATES,
          "min_gates_passed %d is more than the %d gates required".formatted(number.get(), gates),
          "no symbol could ever raise an alert",
          "1 to %d".formatted(gates));
      return Optional.empty();
    }
    return number;
  }

  private static int positive(Section config, String key, int fallback) {
    return config.scalar(key).flatMap(value -> value.number(1, Integer.MAX_VALUE)).orElse(fallback);
  }

  private static boolean flag(Section config, String key) {
    return config.scalar(key).flatMap(Scalar::flag).orElse(false);
  }
}
