package io.cryptorun.app.applied;

import io.cryptorun.app.settings.ConfigFile;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.ledger.schedule.Configurations;

/// Reads the configuration in force as if it stood in files.
public final class AppliedTexts {

  private AppliedTexts() {}

  /// Reads both of its texts.
  ///
  /// @throws io.cryptorun.app.settings.ConfigException when this version of the program does not
  ///   understand it
  public static Settings read(Configurations.Applied applied, SettingsReader reader) {
    return reader.read(
        new ConfigFile("applied scheduler.yaml", applied.schedulerYaml()),
        new ConfigFile("applied venues.yaml", applied.venuesYaml()));
  }
}
