package io.cryptorun.cli.request;

import io.cryptorun.app.settings.Durations;
import java.time.Duration;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Reads `--wait`: takes the next word only when it is a duration, so that `--wait JOB` names a
/// job.
final class WaitTime implements IParameterConsumer {

  /// How long `--wait` alone waits.
  private static final Duration USUAL = Duration.ofMinutes(5);

  @Override
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    var given = words.isEmpty() ? USUAL : Durations.parse(words.peek()).orElse(null);
    if (given != null && !words.isEmpty()) {
      words.pop();
    }
    option.setValue(given == null ? USUAL : given);
  }
}
