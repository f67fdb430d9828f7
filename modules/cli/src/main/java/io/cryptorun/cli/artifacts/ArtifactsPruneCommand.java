package io.cryptorun.cli.artifacts;

import io.cryptorun.app.Membership;
import io.cryptorun.cli.Confirmation;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.artifact.StoredArtifacts.Filter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `artifacts prune --older-than 90d`: removes files from this machine's disk; their rows stay, and
/// an event says that they were removed before they are.
@Command(
    name = "prune",
    description = "Removes old files from this machine; the ledger keeps their rows and hashes.")
public final class ArtifactsPruneCommand implements Callable<Integer> {

  private static final Duration LEAST = Duration.ofDays(1);

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", "RUN"),
          Column.of("job", "JOB"),
          Column.of("due_at", "DUE"),
          Column.of("files", "FILES"),
          Column.of("bytes", "BYTES"),
          Column.of("removed", "REMOVED"),
          Column.of("folder", "FOLDER"));

  private final Invocation invocation;

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "AGE",
      description = "Published longer ago, e.g. 90d; at least 1d.")
  private Duration age = LEAST;

  @Option(names = "--dry-run", description = "Lists what would be removed; removes nothing.")
  private boolean dryRun;

  @Mixin private Confirmation confirmation = new Confirmation();

  public ArtifactsPruneCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (age.compareTo(LEAST) < 0) {
      throw CommandRefused.usage(
          "CR-USE-018", "files younger than a day are not removed", "--older-than 1d or more");
    }
    try (var database = Database.open(invocation.databases().forNodes(), Pool.command())) {
      var runs = OldRuns.here(old(database), invocation.home());
      if (!dryRun && !runs.isEmpty()) {
        confirmation.require(
            invocation, "remove the files of %d runs from this machine".formatted(runs.size()));
      }
      var items = new ArrayList<Fields>();
      for (var run : runs) {
        items.add(dryRun ? run.fields(false) : remove(database, run));
        invocation.progress().at("runs", items.size(), runs.size());
      }
      if (!dryRun && !items.isEmpty()) {
        invocation.progress().done("pruned", "%d runs".formatted(items.size()));
      }
      invocation.answer(Answer.table("PrunedList", COLUMNS, items));
      return ExitCode.DONE.number();
    }
  }

  private List<StoredArtifacts.Stored> old(Database database) {
    var before = invocation.now().minus(age);
    return new StoredArtifacts(database)
        .list(new Filter(null, null, null, before, null, Integer.MAX_VALUE)).stream()
            .filter(stored -> stored.host().equals(Membership.host()))
            .toList();
  }

  /// What was out of sight already has been told before.
  private Fields remove(Database database, OldRuns.OldRun run) {
    if (run.isInSight()) {
      new StoredArtifacts(database)
          .notePruned(
              run.slot(),
              run.runId(),
              run.folder().directory().toString(),
              run.names().size(),
              invocation.caller());
    }
    try {
      run.folder().remove(run.names());
    } catch (IOException e) {
      throw new CommandRefused(
          ErrorReport.of(
              "CR-ART-006",
              ExitCode.RUN_FAILED,
              "the files of run %s could not all be removed".formatted(run.runId()),
              run.folder().directory().toString(),
              e.toString(),
              "check the rights of the folder, then remove it by hand"));
    }
    return run.fields(true);
  }
}
