package io.cryptorun.cli.manual;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The completion script for fish, which has a line for each command and flag.
public final class FishCompletion {

  private static final String PROGRAM = "complete -c cryptorun ";

  private static final String JOB = "JOB";
  private static final String JOBS = "'(cryptorun completion jobs)'";

  private FishCompletion() {}

  /// Made from the program and its verbs.
  public static String of(CommandLine program) {
    var script =
        new StringBuilder("# fish completion of cryptorun\n").append(PROGRAM).append("-f\n");
    program.getCommandSpec().options().forEach(option -> script.append(flag("", option)));
    program
        .getSubcommands()
        .forEach((noun, command) -> {
          script.append(word("__fish_use_subcommand", noun, command));
          command
              .getSubcommands()
              .forEach((verb, leaf) -> script.append(verb(noun, verb, leaf, command)));
          own(noun, command, script);
        });
    return script.toString();
  }

  private static String verb(String noun, String verb, CommandLine leaf, CommandLine command) {
    var script = new StringBuilder();
    var verbs = String.join(" ", command.getSubcommands().keySet());
    var before =
        "__fish_seen_subcommand_from %s; and not __fish_seen_subcommand_from %s"
            .formatted(noun, verbs);
    script.append(word(before, verb, leaf));
    var both = "%s; and __fish_seen_subcommand_from %s".formatted(noun, verb);
    own(both, leaf, script);
    if (takesJob(leaf)) {
      script.append("%s-n '__fish_seen_subcommand_from %s' -a %s%n".formatted(PROGRAM, both, JOBS));
    }
    return script.toString();
  }

  private static boolean takesJob(CommandLine leaf) {
    return leaf.getCommandSpec().positionalParameters().stream()
        .anyMatch(parameter -> parameter.paramLabel().equals(JOB));
  }

  /// The flags that only this command has.
  private static void own(String words, CommandLine command, StringBuilder script) {
    command.getCommandSpec().options().stream()
        .filter(option -> !option.inherited() && !option.hidden())
        .forEach(option -> script.append(flag("__fish_seen_subcommand_from " + words, option)));
  }

  private static String word(String when, String word, CommandLine command) {
    var description = String.join(" ", command.getCommandSpec().usageMessage().description());
    return "%s-n '%s' -a %s -d '%s'%n".formatted(PROGRAM, when, word, quoted(description));
  }

  private static String flag(String when, OptionSpec option) {
    var text = new StringBuilder(PROGRAM);
    if (!when.isEmpty()) {
      text.append("-n '").append(when).append("' ");
    }
    for (var name : option.names()) {
      text.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
          .append(' ');
    }
    text.append(values(option));
    var description = String.join(" ", option.description());
    return text.append("-d '").append(quoted(description)).append("'\n").toString();
  }

  /// What may follow the flag: words that are known, or a file.
  private static String values(OptionSpec option) {
    if (option.arity().min() == 0) {
      return "";
    }
    if (option.paramLabel().equals(JOB)) {
      return "-x -a %s ".formatted(JOBS);
    }
    var words = option.completionCandidates();
    if (words != null) {
      return "-x -a '%s' ".formatted(String.join(" ", words));
    }
    return Path.class.equals(option.type()) ? "-r -F " : "-x ";
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("'", "\\'");
  }
}
