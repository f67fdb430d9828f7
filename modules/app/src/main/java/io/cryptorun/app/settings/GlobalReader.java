package io.cryptorun.app.settings;

import io.cryptorun.domain.market.Symbol;
import io.cryptorun.jobs.config.GlobalSettings;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Reads the block `global`; every key of it has a default.
final class GlobalReader {

  private static final List<String> LOG_LEVELS = List.of("error", "warn", "info", "debug", "trace");
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);

  private GlobalReader() {}

  static final GlobalSettings DEFAULTS =
      new GlobalSettings(
          Path.of("artifacts"),
          "info",
          ZoneOffset.UTC,
          Duration.ofDays(90),
          Duration.ofSeconds(60),
          List.of());

  static GlobalSettings read(Section global) {
    var settings =
        new GlobalSettings(
            global
                .scalar("artifacts_dir")
                .flatMap(Folders::artifacts)
                .orElse(DEFAULTS.artifactsDir()),
            global.scalar("log_level").flatMap(GlobalReader::logLevel).orElse(DEFAULTS.logLevel()),
            global.scalar("timezone").flatMap(GlobalReader::zone).orElse(DEFAULTS.timezone()),
            global
                .scalar("retention")
                .flatMap(value -> value.duration(SHORTEST_RETENTION))
                .orElse(DEFAULTS.retention()),
            global
                .scalar("drain_timeout")
                .flatMap(value -> value.duration(Duration.ZERO))
                .orElse(DEFAULTS.drainTimeout()),
            global.list("do_not_trade").map(GlobalReader::symbols).orElse(List.of()));
    global.refuseOtherKeys();
    return settings;
  }

  private static Optional<String> logLevel(Scalar value) {
    return value.word(
        Rule.WORD,
        "log level",
        text -> LOG_LEVELS.contains(text) ? Optional.of(text) : Optional.empty(),
        LOG_LEVELS);
  }

  private static Optional<ZoneId> zone(Scalar value) {
    try {
      var zone = ZoneId.of(value.text());
      return Optional.of(zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone);
    } catch (DateTimeException _) { // told below, with a guess
      var guess = Spelling.nearest(value.text(), ZoneId.getAvailableZoneIds());
      value.refuse(
          Rule.TIME_ZONE,
          "\"%s\" is not a time zone".formatted(value.text()),
          "without it no cron expression names an instant",
          guess.map("did you mean %s?"::formatted).orElse("UTC, or a zone such as Europe/Berlin"));
      return Optional.empty();
    }
  }

  private static List<Symbol> symbols(List<Scalar> values) {
    return values.stream().flatMap(value -> symbol(value).stream()).distinct().toList();
  }

  private static Optional<Symbol> symbol(Scalar value) {
    try {
      return Optional.of(Symbol.parse(value.text()));
    } catch (IllegalArgumentException e) {
      value.refuse(
          Rule.SYMBOL,
          String.valueOf(e.getMessage()),
          "a symbol that is not recognised would be traded all the same",
          "the canonical form, e.g. BTC/USD");
      return Optional.empty();
    }
  }
}
