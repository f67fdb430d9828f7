package io.cryptorun.cli.schedule;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.RequestedRun;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `schedule trigger JOB`: the nodes run the job once, now, beside its schedule.
@Command(name = "trigger", description = "Has the nodes run a job once, now.")
public final class ScheduleTriggerCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "JOB", description = "E.g. scan.hot.")
  private String jobName = "";

  public ScheduleTriggerCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    invocation.settings();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var view = LedgerView.read(invocation, database);
      var job = Jobs.named(view.settings(), jobName);
      if (!job.enabled()) {
        throw JobConflict.disabled(job);
      }
      var running = view.openRun(job);
      if (running != null) {
        throw JobConflict.running(running, invocation.now(), invocation.times());
      }
      var wanted = request.request(invocation, CommandKind.TRIGGER, job.name(), Map.of());
      return new RequestedRun(invocation, database).ask(wanted, request.patience()).number();
    }
  }
}
