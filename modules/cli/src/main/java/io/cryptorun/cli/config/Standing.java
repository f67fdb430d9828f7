package io.cryptorun.cli.config;

import io.cryptorun.app.applied.AppliedTexts;
import io.cryptorun.app.applied.ConfigDifference;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schedule.Configurations;
import org.jspecify.annotations.Nullable;

/// The files beside the configuration in force.
///
/// @param appliedSha256 of the one in force; null before the first was ever applied
record Standing(Settings files, @Nullable String appliedSha256, ConfigDifference difference) {

  /// Reads both; the files are checked first.
  static Standing read(Invocation invocation, DatabaseUrl url) {
    var files = invocation.settings();
    try (var database = Database.open(url, Pool.command())) {
      var applied = new Configurations(database).applied();
      var before = applied.map(texts -> AppliedTexts.read(texts, invocation.reader())).orElse(null);
      var now = new DatabaseClock(database, System::nanoTime).instant();
      return new Standing(
          files,
          applied.map(Configurations.Applied::sha256).orElse(null),
          ConfigDifference.between(before, files, now));
    }
  }
}
