package io.cryptorun.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// How the pages of `--help` are laid out: what a command alone takes stands before what every
/// command takes.
final class HelpSections {

  private HelpSections() {}

  /// Sections in their order: the commands of a noun stand before its options.
  static List<String> keys(CommandLine program) {
    var keys = new ArrayList<>(program.getHelpSectionKeys());
    var commands =
        List.of(
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
            UsageMessageSpec.SECTION_KEY_COMMAND_LIST);
    keys.removeAll(commands);
    keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_OPTION_LIST_HEADING), commands);
    return keys;
  }

  static Map<String, IHelpSectionRenderer> of(CommandLine program) {
    var sections = new HashMap<>(program.getHelpSectionMap());
    sections.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpSections::options);
    return sections;
  }

  private static String options(Help help) {
    var own = list(help, option -> !option.inherited());
    var everywhere = list(help, OptionSpec::inherited);
    if (!help.commandSpec().subcommands().isEmpty()) {
      return "%nOptions:%n".formatted() + own + everywhere;
    }
    return everywhere.isEmpty() ? own : own + "%nOf every command:%n".formatted() + everywhere;
  }

  private static String list(Help help, Predicate<OptionSpec> which) {
    var spec = help.commandSpec();
    var options = spec.options().stream().filter(which).filter(option -> !option.hidden()).toList();
    if (options.isEmpty()) {
      return "";
    }
    var layout = help.createDefaultLayout(spec.options(), List.of(), help.colorScheme());
    var sorted = options.stream().sorted(Help.createShortOptionNameComparator()).toList();
    layout.addOptions(sorted, help.createDefaultParamLabelRenderer());
    return layout.toString();
  }
}
