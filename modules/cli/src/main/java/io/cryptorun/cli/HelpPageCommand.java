package io.cryptorun.cli;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.manual.Topics;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `help [COMMAND|TOPIC]`: the page that `COMMAND --help` shows, or a topic.
@Command(
    name = "help",
    description = {
      "Shows the page of a command, or of a topic.",
      "Topics: exit-codes, output, config, cron, artifacts, sql, gates, cluster, recipes."
    })
final class HelpPageCommand implements Callable<Integer> {

  private final CommandLine root;
  private final Invocation invocation;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND|TOPIC",
      description = "E.g. schedule run, or cron.")
  private List<String> words = List.of();

  HelpPageCommand(CommandLine root, Invocation invocation) {
    this.root = root;
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var subject = String.join(" ", words);
    var text = page().or(() -> Topics.text(subject)).orElseThrow(() -> unknown(subject));
    var item = new Fields().with("subject", subject).with("text", text);
    invocation.answer(Answer.item("HelpPage", item, text));
    return ExitCode.DONE.number();
  }

  private Optional<String> page() {
    var command = root;
    for (var word : words) {
      var next = command.getSubcommands().get(word);
      if (next == null) {
        return Optional.empty();
      }
      command = next;
    }
    var text = command.getUsageMessage(CommandLine.Help.Ansi.OFF);
    return Optional.of(words.isEmpty() ? text + "%nTopics: %s%n".formatted(topics()) : text);
  }

  private static String topics() {
    return String.join(", ", Topics.NAMES);
  }

  private CommandRefused unknown(String subject) {
    var known = new ArrayList<>(root.getSubcommands().keySet());
    known.addAll(Topics.NAMES);
    var guess = Spelling.nearest(words.getFirst(), known);
    return CommandRefused.usage(
        "CR-USE-002",
        "no command or topic \"%s\"".formatted(subject),
        guess.map("did you mean %s? "::formatted).orElse("") + "topics: " + topics());
  }
}
