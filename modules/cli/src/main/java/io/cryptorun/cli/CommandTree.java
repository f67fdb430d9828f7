package io.cryptorun.cli;

import io.cryptorun.app.settings.Durations;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.database.DbMigrateCommand;
import io.cryptorun.cli.database.DbQueryCommand;
import io.cryptorun.cli.database.DbStartCommand;
import io.cryptorun.cli.database.DbStatusCommand;
import io.cryptorun.cli.database.DbStopCommand;
import io.cryptorun.cli.database.DbUrlCommand;
import io.cryptorun.cli.demo.DemoCommand;
import io.cryptorun.cli.schedule.ScheduleListCommand;
import io.cryptorun.cli.schedule.ScheduleRunCommand;
import io.cryptorun.cli.schedule.ScheduleStartCommand;
import io.cryptorun.cli.schedule.ScheduleStatusCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/// All commands on a page.
final class CommandTree {

  private CommandTree() {}

  static CommandLine of(GlobalOptions options, Invocation invocation) {
    var root = new CommandLine(new RootCommand(invocation));
    root.getCommandSpec().addMixin("globalOptions", CommandSpec.forAnnotatedObject(options));
    root.getCommandSpec().addOption(help());
    root.addSubcommand("schedule", schedule(invocation))
        .addSubcommand("demo", new DemoCommand(invocation))
        .addSubcommand("simulator", new SimulatorCommand(invocation))
        .addSubcommand("db", database(invocation))
        .addSubcommand(
            "config",
            Group.named("Looks at the configuration.")
                .addSubcommand("validate", new ConfigValidateCommand(invocation)))
        .addSubcommand("version", new VersionCommand(invocation))
        .addSubcommand("completion", new CompletionCommand(root, invocation))
        .addSubcommand("help", new HelpPageCommand(root));
    var surroundings = invocation.surroundings();
    return root.registerConverter(Instant.class, CommandTree::instant)
        .registerConverter(Duration.class, CommandTree::duration)
        .registerConverter(ZoneId.class, CommandTree::zone)
        .registerConverter(PointInTime.class, PointInTime::parse)
        .setDefaultValueProvider(new EnvironmentDefaults(surroundings.variables()))
        .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setAbbreviatedOptionsAllowed(false);
  }

  private static CommandLine schedule(Invocation invocation) {
    return Group.named("Lists and runs jobs, and starts nodes.")
        .addSubcommand("list", new ScheduleListCommand(invocation))
        .addSubcommand("run", new ScheduleRunCommand(invocation))
        .addSubcommand("start", new ScheduleStartCommand(invocation))
        .addSubcommand("status", new ScheduleStatusCommand(invocation));
  }

  private static CommandLine database(Invocation invocation) {
    return Group.named("Starts, stops, migrates and asks the database.")
        .addSubcommand("start", new DbStartCommand(invocation))
        .addSubcommand("stop", new DbStopCommand(invocation))
        .addSubcommand("status", new DbStatusCommand(invocation))
        .addSubcommand("url", new DbUrlCommand(invocation))
        .addSubcommand("migrate", new DbMigrateCommand(invocation))
        .addSubcommand("query", new DbQueryCommand(invocation));
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(ScopeType.INHERIT)
        .description("Shows this page.")
        .build();
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) { // the reason is the form, which is told
      throw new TypeConversionException(
          "\"%s\" is not an instant such as 2021-05-19T15:00:07Z".formatted(text));
    }
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) { // the reason is the name, which is told
      var guess = Spelling.nearest(text, ZoneId.getAvailableZoneIds());
      throw new TypeConversionException(
          "\"%s\" is not a time zone; %s"
              .formatted(
                  text,
                  guess.map("did you mean %s?"::formatted).orElse("e.g. UTC, Europe/Berlin")));
    }
  }

  private static Duration duration(String text) {
    return Durations.parse(text)
        .orElseThrow(() ->
            new TypeConversionException(
                "\"%s\" is not a duration such as %s".formatted(text, Durations.FORMS)));
  }
}
