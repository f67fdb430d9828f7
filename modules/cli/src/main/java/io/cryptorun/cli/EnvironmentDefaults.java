package io.cryptorun.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// The value of a flag that was not given: that of its environment variable, if there is one.
public record EnvironmentDefaults(Map<String, String> variables) implements IDefaultValueProvider {

  private static final Map<String, String> VARIABLES =
      Map.of(
          "--output", "CRYPTORUN_OUTPUT",
          "--tz", "CRYPTORUN_TZ",
          "--time", "CRYPTORUN_TIME",
          "--color", "CRYPTORUN_COLOR",
          "--ascii", "CRYPTORUN_ASCII");

  /// The variable whose value could not be read; empty where the command line itself is wrong.
  ///
  /// @param words of the command line
  public static Optional<String> blamed(ParameterException wrong, List<String> words) {
    if (!(wrong.getArgSpec() instanceof OptionSpec option)) {
      return Optional.empty();
    }
    boolean given =
        words.stream().anyMatch(word -> Stream.of(option.names()).anyMatch(word::startsWith));
    return given ? Optional.empty() : Optional.ofNullable(VARIABLES.get(option.longestName()));
  }

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
