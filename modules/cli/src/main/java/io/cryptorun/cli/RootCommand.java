package io.cryptorun.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The program itself, without a command: shows what there is.
@Command(
    name = "cryptorun",
    description = "An alarm clock that can be trusted, and a scanner that explains itself.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 run failed, 2 usage, 3 configuration, 4 not found, 5 unreachable,",
      "6 conflict, 7 timed out, 8 unhealthy, 9 not permitted, 10 integrity, 70 internal fault,",
      "130 Ctrl-C, 143 SIGTERM.",
      "Start with: cryptorun demo"
    })
final class RootCommand implements Runnable {

  private final Invocation invocation;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-V", "--version"},
      description = "Shows the version.")
  private boolean version;

  RootCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public void run() {
    if (version) {
      invocation.answer(VersionCommand.answer());
    } else {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }
}
