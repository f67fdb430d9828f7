package io.cryptorun.cli;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.error.CommandRefused;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `help [COMMAND]`: the page that `COMMAND --help` shows.
@Command(name = "help", description = "Shows the page of a command.")
final class HelpPageCommand implements Runnable {

  private final CommandLine root;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "E.g. schedule run.")
  private List<String> path = List.of();

  HelpPageCommand(CommandLine root) {
    this.root = root;
  }

  @Override
  public void run() {
    var command = root;
    for (var word : path) {
      var next = command.getSubcommands().get(word);
      if (next == null) {
        var guess = Spelling.nearest(word, command.getSubcommands().keySet());
        throw CommandRefused.usage(
            "CR-USE-002",
            "no command \"%s\"".formatted(String.join(" ", path)),
            guess.map("did you mean %s?"::formatted).orElse("cryptorun --help"));
      }
      command = next;
    }
    command.usage(root.getOut());
  }
}
