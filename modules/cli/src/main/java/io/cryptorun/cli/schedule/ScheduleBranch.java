package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Group;
import io.cryptorun.cli.Invocation;
import picocli.CommandLine;

/// The verbs of `schedule`.
public final class ScheduleBranch {

  private ScheduleBranch() {}

  /// The noun with its verbs.
  public static CommandLine of(Invocation invocation) {
    return Group.named("Lists, pauses, triggers and runs jobs, and starts nodes.")
        .addSubcommand("list", new ScheduleListCommand(invocation))
        .addSubcommand("pause", new SchedulePauseCommand(invocation))
        .addSubcommand("resume", new ScheduleResumeCommand(invocation))
        .addSubcommand("trigger", new ScheduleTriggerCommand(invocation))
        .addSubcommand("history", new ScheduleHistoryCommand(invocation))
        .addSubcommand("describe", new ScheduleDescribeCommand(invocation))
        .addSubcommand("next", new ScheduleNextCommand(invocation))
        .addSubcommand("run", new ScheduleRunCommand(invocation))
        .addSubcommand("start", new ScheduleStartCommand(invocation))
        .addSubcommand("status", new ScheduleStatusCommand(invocation));
  }
}
