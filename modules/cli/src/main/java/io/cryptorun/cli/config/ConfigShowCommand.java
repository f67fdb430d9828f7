package io.cryptorun.cli.config;

import io.cryptorun.app.settings.EffectiveSettings;
import io.cryptorun.app.settings.EffectiveValue;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `config show`: every setting in force, of the files and of the environment, defaults filled in.
@Command(
    name = "show",
    description = "Shows every setting in force: of the files, the environment, and the defaults.",
    footer = {
      "",
      "Examples:",
      "  cryptorun config show --origin",
      "  cryptorun config show 'jobs[scan.hot]' -o json"
    })
public final class ConfigShowCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "KEY",
      description = "Only keys that begin like this, e.g. global or 'jobs[scan.hot].config'.")
  private String prefix = "";

  @Option(
      names = "--origin",
      description = "Says for each value where it comes from: file:line:column, env or default.")
  private boolean origin;

  @Option(
      names = "--show-secrets",
      arity = "0..1",
      paramLabel = "WHICH",
      fallbackValue = "environment",
      description = {
        "Shows passwords too; without it they are masked. environment (the default) shows those",
        "that stand in variables, files also those that a file holds."
      })
  private @Nullable Secrets secrets;

  /// Which passwords are shown.
  enum Secrets {
    environment,
    files
  }

  public ConfigShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var all = new ArrayList<>(EffectiveSettings.of(invocation.settings()));
    all.addAll(new EnvironmentValues(invocation, secrets).values());
    var chosen = all.stream().filter(value -> value.key().startsWith(prefix)).toList();
    if (chosen.isEmpty()) {
      throw CommandRefused.usage(
          "CR-USE-030",
          "no setting begins with \"%s\"".formatted(prefix),
          "cryptorun config show lists them all");
    }
    invocation.answer(
        Answer.list(
            "SettingList", chosen.stream().map(ConfigShowCommand::fields).toList(), text(chosen)));
    return ExitCode.DONE.number();
  }

  private static Fields fields(EffectiveValue value) {
    return new Fields()
        .with("key", value.key())
        .with("value", value.value())
        .with("origin", value.origin());
  }

  private String text(List<EffectiveValue> values) {
    var table = origin ? new Table("KEY", "VALUE", "ORIGIN") : new Table("KEY", "VALUE");
    for (var value : values) {
      if (origin) {
        table.row(value.key(), value.text(), value.origin());
      } else {
        table.row(value.key(), value.text());
      }
    }
    return table.text();
  }
}
