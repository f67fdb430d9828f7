package io.cryptorun.jobs.config;

import io.cryptorun.domain.market.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/// What holds for all jobs.
///
/// @param artifactsDir relative to the home, or absolute
/// @param logLevel `error`, `warn`, `info`, `debug` or `trace`
/// @param timezone of every cron expression
/// @param retention age at which rows and artifacts may be removed
/// @param drainTimeout how long a stopping node lets its runs finish
/// @param doNotTrade symbols that never enter the universe
public record GlobalSettings(
    Path artifactsDir,
    String logLevel,
    ZoneId timezone,
    Duration retention,
    Duration drainTimeout,
    List<Symbol> doNotTrade) {

  public GlobalSettings {
    doNotTrade = List.copyOf(doNotTrade);
  }
}
