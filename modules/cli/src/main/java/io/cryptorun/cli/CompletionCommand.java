package io.cryptorun.cli;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.cli.manual.FishCompletion;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.jobs.config.JobSettings;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `completion SHELL`: a script that lets the shell complete commands, flags and job names.
@Command(
    name = "completion",
    description = "Prints a completion script for a shell.",
    footer = {
      "",
      "  source <(cryptorun completion bash)              bash, and zsh with completion zsh",
      "  cryptorun completion fish | source               fish"
    })
final class CompletionCommand implements Callable<Integer> {

  /// The shells that there is a script for; `jobs` is what the scripts ask for at each key.
  enum Shell {
    bash,
    zsh,
    fish,
    jobs
  }

  /// Where a job may stand, its names are asked for when they are needed.
  private static final String JOB_NAMES =
      """

      # Names of jobs, as the configuration has them.
      function _cryptorun_or_job() {
        _complete_cryptorun
        if [[ "${COMP_WORDS[1]}" == schedule && ${COMP_CWORD} -ge 3 && "${COMP_WORDS[COMP_CWORD]}" != -* ]]; then
          COMPREPLY+=( $(compgen -W "$(cryptorun completion jobs 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}") )
        fi
      }
      complete -F _cryptorun_or_job -o default cryptorun
      """;

  private final CommandLine root;
  private final Invocation invocation;

  @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
  private Shell shell = Shell.bash;

  CompletionCommand(CommandLine root, Invocation invocation) {
    this.root = root;
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var script =
        switch (shell) {
          case bash, zsh -> AutoComplete.bash("cryptorun", root) + "\n" + JOB_NAMES;
          case fish -> FishCompletion.of(root);
          case jobs -> jobs().stream().map(job -> job.name() + "\n").collect(Collectors.joining());
        };
    var item = new Fields().with("shell", shell).with("script", script);
    invocation.answer(Answer.item("Completion", item, script));
    return ExitCode.DONE.number();
  }

  /// None where the configuration cannot be read: a key press is no place for its errors.
  private List<JobSettings> jobs() {
    try {
      return invocation.settings().jobs();
    } catch (ConfigException _) {
      return List.of();
    }
  }
}
