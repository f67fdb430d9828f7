package io.cryptorun.bench;

import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.app.settings.Environment;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.jobs.config.JobSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;

/// The product's own configuration, read as a command reads it.
///
/// @param environment a scratch home, and a simulator instead of the exchanges
public record BenchSettings(Environment environment, Settings settings) {

  public static BenchSettings of(ScratchHome home, URI simulator) {
    var environment = environment(home, simulator);
    var reader = new SettingsReader(InstantSource.system());
    return new BenchSettings(environment, ConfigFiles.locate(null, environment).read(reader));
  }

  private static Environment environment(ScratchHome home, URI simulator) {
    return Environment.of(
        Map.of(
            "CRYPTORUN_HOME", home.path().toString(), "CRYPTORUN_SIMULATOR", simulator.toString()),
        Checkout.root());
  }

  /// An entry of the schedule by its name.
  public JobSettings job(String name) {
    return settings.job(name).orElseThrow();
  }
}
