package io.cryptorun.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A noun that only holds verbs: alone it is wrong usage.
@Command
public final class Group implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /// A noun with a line for the help page.
  public static CommandLine named(String description) {
    var group = new CommandLine(new Group());
    group.getCommandSpec().usageMessage().description(description);
    return group;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "%s needs one of: %s"
            .formatted(spec.qualifiedName(), String.join(", ", spec.subcommands().keySet())));
  }
}
