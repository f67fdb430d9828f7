package io.cryptorun.cli.audit;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.audit.Scope;
import io.cryptorun.ledger.audit.VerifyHistory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `audit verify`: recomputes the hash chains and the hashes of what was published.
@Command(
    name = "verify",
    description = {
      "Recomputes the hash chains of the history, and the hashes over what runs published.",
      "Exit code 10 when something is not as it was written."
    })
public final class AuditVerifyCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Believes what is older: 7d, 2026-03-01, ….")
  private @Nullable PointInTime since;

  @Option(names = "--job", paramLabel = "JOB", description = "Only this job's chain, or cluster.")
  private @Nullable String job;

  public AuditVerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var now = invocation.surroundings().clock().instant();
    var scope = new Scope(since == null ? null : since.at(now), job);
    try (var database = Database.open(invocation.databases().forReading(), Pool.examination())) {
      var verified = new VerifyHistory(database).verify(scope, this::progress);
      invocation.progress().clear();
      if (job != null && verified.chains().isEmpty()) {
        throw new CommandRefused(
            ErrorReport.of(
                "CR-AUD-003",
                ExitCode.NOT_FOUND,
                "no history of \"%s\"".formatted(job),
                "",
                "a job has one from its first slot on",
                "a job that schedule list shows, or cluster"));
      }
      var report = new VerificationReport(verified, scope);
      invocation.answer(Answer.item("Verification", report.fields(), report.text()));
      return (verified.intact() ? ExitCode.DONE : ExitCode.INTEGRITY).number();
    }
  }

  private void progress(String chain, long events, long of) {
    if (events < of) {
      invocation.progress().at(chain, events, of);
    }
  }
}
