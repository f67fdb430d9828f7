package io.cryptorun.cli.config;

import io.cryptorun.app.settings.EffectiveValue;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.DatabasePassword;
import io.cryptorun.ledger.DatabaseUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the environment variables set, with passwords masked. Addresses never carry their password
/// here; it has a line of its own.
///
/// @param shown which passwords may be shown; null for none
record EnvironmentValues(Invocation invocation, ConfigShowCommand.@Nullable Secrets shown) {

  private static final String MASKED = "********";
  private static final String DEFAULT = "default";

  List<EffectiveValue> values() {
    var environment = invocation.environment();
    var variables = invocation.surroundings().variables();
    var values = new ArrayList<EffectiveValue>();
    values.add(value("home", environment.home().toString(), "CRYPTORUN_HOME", variables));
    values.add(value("simulator", text(environment.simulator()), "CRYPTORUN_SIMULATOR", variables));
    values.add(
        value(
            "heap", variables.getOrDefault("CRYPTORUN_HEAP", "256m"), "CRYPTORUN_HEAP", variables));
    database(values, "database_url", environment.databaseUrl(), "CRYPTORUN_DATABASE_URL");
    database(values, "database_cli_url", environment.cliUrl(), "CRYPTORUN_DATABASE_CLI_URL");
    database(values, "database_owner_url", environment.ownerUrl(), "CRYPTORUN_DATABASE_OWNER_URL");
    return List.copyOf(values);
  }

  /// An address that is not set means the embedded server, or the address before it.
  private void database(
      List<EffectiveValue> values, String key, @Nullable String address, String variable) {
    var variables = invocation.surroundings().variables();
    if (address == null) {
      values.add(new EffectiveValue("environment." + key, null, DEFAULT));
      return;
    }
    var url = DatabaseUrl.parse(address, variables);
    values.add(value(key, url.toString(), variable, variables));
    DatabasePassword.of(address, variables)
        .ifPresent(password ->
            values.add(
                new EffectiveValue(
                    "environment." + key + ".password",
                    mayBeShown(password) ? password.value() : MASKED,
                    password.origin())));
  }

  private boolean mayBeShown(DatabasePassword password) {
    return shown == ConfigShowCommand.Secrets.files || (shown != null && !password.byFile());
  }

  private static @Nullable String text(@Nullable Object value) {
    return Objects.toString(value, null);
  }

  private static EffectiveValue value(
      String key, @Nullable String value, String variable, Map<String, String> variables) {
    boolean set = !variables.getOrDefault(variable, "").isBlank();
    return new EffectiveValue("environment." + key, value, set ? "env " + variable : DEFAULT);
  }
}
