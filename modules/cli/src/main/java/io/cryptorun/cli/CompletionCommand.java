package io.cryptorun.cli;

import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `completion SHELL`: a script that lets the shell complete commands and flags.
@Command(
    name = "completion",
    description = "Prints a completion script: source <(cryptorun completion bash).")
final class CompletionCommand implements Callable<Integer> {

  /// The shells that understand the script.
  enum Shell {
    bash,
    zsh
  }

  private final CommandLine root;
  private final Invocation invocation;

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private Shell shell = Shell.bash;

  CompletionCommand(CommandLine root, Invocation invocation) {
    this.root = root;
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var script = AutoComplete.bash("cryptorun", root) + "\n";
    var item = new Fields().with("shell", shell).with("script", script);
    invocation.answer(Answer.item("Completion", item, script));
    return ExitCode.DONE.number();
  }
}
