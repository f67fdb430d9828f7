package io.cryptorun.app;

import io.cryptorun.app.applied.AppliedTexts;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schedule.Configurations;

/// The configuration a daemon runs: the applied one in the database, so that a restart changes
/// nothing; the files only at the first start ever, or when the operator says so.
///
/// @param settings what the daemon uses
/// @param fromFiles whether they are the files' and have to be applied
/// @param drift whether the files say something else than what is applied
public record AppliedSettings(Settings settings, boolean fromFiles, boolean drift) {

  /// Chooses between the files and the applied configuration.
  ///
  /// @param apply whether the files are to be applied
  public static AppliedSettings choose(
      DatabaseUrl url, Settings files, SettingsReader reader, boolean apply) {
    try (var database = Database.open(url, Pool.command())) {
      var applied = new Configurations(database).applied();
      if (applied.isEmpty() || apply) {
        return new AppliedSettings(files, true, false);
      }
      if (applied.get().sha256().equals(files.sha256())) {
        return new AppliedSettings(files, false, false);
      }
      var settings = AppliedTexts.read(applied.get(), reader);
      return new AppliedSettings(settings, false, true);
    }
  }
}
