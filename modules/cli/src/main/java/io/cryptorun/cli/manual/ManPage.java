package io.cryptorun.cli.manual;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The manual page of one command, from the model that reads its command line.
///
/// @param name of the page and its file, e.g. `cryptorun-schedule-run`
record ManPage(String name, String text) {

  static ManPage of(CommandLine command) {
    var spec = command.getCommandSpec();
    var name = spec.qualifiedName("-");
    var page = new Roff(name, 1);
    page.section("NAME")
        .line(Roff.escaped(name + " - " + sentence(spec.usageMessage().description())));
    page.section("SYNOPSIS").verbatim(synopsis(command));
    page.section("DESCRIPTION").paragraph(sentence(spec.usageMessage().description()));
    commands(command, page);
    options(command, page);
    footer(command, page);
    return new ManPage(
        name, page.section("SEE ALSO").line(Roff.escaped(neighbours(command))).toString());
  }

  /// The page of a help topic.
  static ManPage of(String topic) {
    var lines = Topics.text(topic).orElseThrow().lines().toList();
    var name = "cryptorun-" + topic;
    var page = new Roff(name, 7);
    page.section("NAME").line(Roff.escaped(name + " - " + lines.getFirst()));
    page.section("DESCRIPTION").verbatim(lines.subList(1, lines.size()));
    return new ManPage(name, page.toString());
  }

  private static List<String> synopsis(CommandLine command) {
    return command.getHelp().synopsis(0).lines().map(String::stripTrailing).toList();
  }

  private static void commands(CommandLine command, Roff page) {
    if (command.getSubcommands().isEmpty()) {
      return;
    }
    page.section("COMMANDS");
    command
        .getSubcommands()
        .forEach((name, verb) -> {
          var description = verb.getCommandSpec().usageMessage().description();
          page.item(name, sentence(description));
        });
  }

  private static void options(CommandLine command, Roff page) {
    var spec = command.getCommandSpec();
    if (!spec.positionalParameters().isEmpty()) {
      page.section("ARGUMENTS");
      spec.positionalParameters().stream()
          .filter(parameter -> !parameter.hidden())
          .forEach(parameter -> page.item(parameter.paramLabel(), meaning(parameter)));
    }
    options("OPTIONS", spec.options().stream().filter(option -> !option.inherited()), page);
    options(
        "OPTIONS OF EVERY COMMAND", spec.options().stream().filter(OptionSpec::inherited), page);
  }

  private static void options(String section, Stream<OptionSpec> options, Roff page) {
    var shown = options.filter(option -> !option.hidden()).toList();
    if (!shown.isEmpty()) {
      page.section(section);
      shown.forEach(option -> page.item(term(option), meaning(option)));
    }
  }

  private static String term(OptionSpec option) {
    var names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    var label = option.paramLabel();
    return option.arity().min() == 0 ? "%s[=%s]".formatted(names, label) : names + " " + label;
  }

  private static String meaning(ArgSpec argument) {
    return Arrays.stream(argument.description()).collect(Collectors.joining(" "));
  }

  private static void footer(CommandLine command, Roff page) {
    var lines =
        Stream.of(command.getCommandSpec().usageMessage().footer())
            .map(line -> Ansi.OFF.string(line))
            .toList();
    if (!lines.isEmpty()) {
      page.section("NOTES").verbatim(lines);
    }
  }

  private static String neighbours(CommandLine command) {
    var parent = command.getParent();
    var topics = Topics.NAMES.stream().map(topic -> "cryptorun-" + topic + "(7)");
    var up = parent == null ? "" : parent.getCommandSpec().qualifiedName("-") + "(1), ";
    var verbs =
        command.getSubcommands().values().stream()
            .map(verb -> verb.getCommandSpec().qualifiedName("-") + "(1)");
    return up + Stream.concat(verbs, topics).collect(Collectors.joining(", "));
  }

  private static String sentence(String... description) {
    return String.join(" ", description).strip();
  }
}
