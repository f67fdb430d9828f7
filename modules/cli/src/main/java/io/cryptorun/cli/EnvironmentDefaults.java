package io.cryptorun.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The value of a flag that was not given: that of its environment variable, if there is one.
record EnvironmentDefaults(Map<String, String> variables) implements IDefaultValueProvider {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "--output", "CRYPTORUN_OUTPUT",
          "--tz", "CRYPTORUN_TZ",
          "--time", "CRYPTORUN_TIME",
          "--color", "CRYPTORUN_COLOR",
          "--ascii", "CRYPTORUN_ASCII");

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)) {
      return null;
    }
    var variable = VARIABLES.get(option.longestName());
    var value = variable == null ? null : variables.get(variable);
    return value == null || value.isBlank() ? null : value;
  }
}
