package io.cryptorun.cli.cluster;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.schedule.StoredTriggers;
import io.cryptorun.ledger.schedule.StoredTriggers.StoredTrigger;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cluster unstick TRIGGER`: frees a trigger that nothing else would free. The nodes do so by
/// themselves every few seconds; this is for whoever does not want to wait, or wants to know.
@Command(name = "unstick", description = "Frees a trigger that is stuck in the job store.")
final class ClusterUnstickCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "TRIGGER", description = "The job, or group/name of a single delivery.")
  private String id = "";

  @Option(names = "--dry-run", description = "Tells how it stands and asks for nothing.")
  private boolean dryRun;

  ClusterUnstickCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var triggers = new StoredTriggers(database);
      var trigger = triggers.named(id).orElseThrow(() -> unknown(triggers));
      if (dryRun) {
        invocation.answer(Answer.item("Trigger", fields(trigger), text(trigger)));
        return ExitCode.DONE.number();
      }
      if (!trigger.stuck()) {
        throw refused(ExitCode.CONFLICT, "CR-REQ-016", text(trigger).strip() + " nothing changed");
      }
      var wanted = request.request(invocation, CommandKind.UNSTICK, id, Map.of());
      var statuses = new Requests(invocation, database).send(List.of(wanted), request.patience());
      invocation.answer(
          RequestAnswer.of(
              statuses,
              "cryptorun cluster unstick %s --dry-run".formatted(id),
              invocation.times()));
      return Requests.exit(statuses, request.patience()).number();
    }
  }

  private CommandRefused unknown(StoredTriggers triggers) {
    var ids = triggers.all().stream().map(StoredTrigger::id).toList();
    var guess = Spelling.nearest(id, ids).map(" did you mean %s?"::formatted).orElse("");
    return refused(ExitCode.NOT_FOUND, "CR-REQ-017", "no trigger \"%s\".%s".formatted(id, guess));
  }

  private static CommandRefused refused(ExitCode exit, String code, String what) {
    return new CommandRefused(
        ErrorReport.of(
            code,
            exit,
            what,
            "",
            "",
            "cryptorun db query \"select * from audit.triggers\" lists all of them"));
  }

  private static String text(StoredTrigger trigger) {
    return "trigger %s of %s is %s, next fire %s: %s.%n"
        .formatted(
            trigger.id(),
            trigger.job(),
            trigger.state(),
            trigger.nextFire(),
            trigger.stuck() ? "stuck, it would be freed" : "not stuck");
  }

  private static Fields fields(StoredTrigger trigger) {
    return new Fields()
        .with("trigger", trigger.id())
        .with("job", trigger.job())
        .with("state", trigger.state())
        .with("next_fire", trigger.nextFire())
        .with("stuck", trigger.stuck());
  }
}
