package io.cryptorun.cli;

import io.cryptorun.app.settings.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// Reads a flag that may carry a length of time. The next word is taken only when it is one, so
/// that `--wait JOB` names a job; what follows a `=` has to be one.
public class OptionalTime implements IParameterPreprocessor {

  private final Duration usual;

  /// @param usual what the flag alone means
  protected OptionalTime(Duration usual) {
    this.usual = usual;
  }

  @Override
  public final boolean preprocess(
      Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> info) {
    var given = words.isEmpty() ? null : Durations.parse(words.peek()).orElse(null);
    boolean attached = "=".equals(info.get("separator"));
    if (given == null && attached) {
      throw new ParameterException(
          command.commandLine(),
          "\"%s\" is not a duration such as 10s, 15m or 2h".formatted(words.peek()));
    }
    if (given != null) {
      words.pop();
    }
    option.setValue(given == null ? usual : given);
    return true;
  }
}
