package io.cryptorun.cli;

import io.cryptorun.cli.artifacts.ArtifactsBranch;
import io.cryptorun.cli.audit.AuditBranch;
import io.cryptorun.cli.cluster.ClusterBranch;
import io.cryptorun.cli.config.ConfigBranch;
import io.cryptorun.cli.database.DatabaseBranch;
import io.cryptorun.cli.demo.DemoCommand;
import io.cryptorun.cli.doctor.DoctorCommand;
import io.cryptorun.cli.providers.ProvidersBranch;
import io.cryptorun.cli.regime.RegimeBranch;
import io.cryptorun.cli.runs.RunsBranch;
import io.cryptorun.cli.schedule.ScheduleBranch;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ScopeType;

/// All nouns on a page; each noun shows its verbs in a class of its own.
final class CommandTree {

  private CommandTree() {}

  static CommandLine of(GlobalOptions options, Invocation invocation) {
    var root = new CommandLine(new RootCommand(invocation));
    root.getCommandSpec().addMixin("globalOptions", CommandSpec.forAnnotatedObject(options));
    root.getCommandSpec().addOption(help());
    root.addSubcommand("schedule", ScheduleBranch.of(invocation))
        .addSubcommand("runs", RunsBranch.of(invocation))
        .addSubcommand("artifacts", ArtifactsBranch.of(invocation))
        .addSubcommand("regime", RegimeBranch.of(invocation))
        .addSubcommand("providers", ProvidersBranch.of(invocation))
        .addSubcommand("cluster", ClusterBranch.of(invocation))
        .addSubcommand("config", ConfigBranch.of(invocation))
        .addSubcommand("db", DatabaseBranch.of(invocation))
        .addSubcommand("audit", AuditBranch.of(invocation))
        .addSubcommand("demo", new DemoCommand(invocation))
        .addSubcommand("simulator", new SimulatorCommand(invocation))
        .addSubcommand("doctor", new DoctorCommand(invocation))
        .addSubcommand("version", new VersionCommand(invocation))
        .addSubcommand("completion", new CompletionCommand(root, invocation))
        .addSubcommand("help", new HelpPageCommand(root, invocation));
    var surroundings = invocation.surroundings();
    return Converters.register(root)
        .registerConverter(PointInTime.class, PointInTime::parse)
        .setDefaultValueProvider(new EnvironmentDefaults(surroundings.variables()))
        .setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8))
        .setHelpSectionKeys(HelpSections.keys(root))
        .setHelpSectionMap(HelpSections.of(root))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setAbbreviatedOptionsAllowed(false);
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .scopeType(ScopeType.INHERIT)
        .description("Shows this page.")
        .build();
  }
}
