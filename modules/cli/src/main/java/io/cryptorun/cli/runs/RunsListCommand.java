package io.cryptorun.cli.runs;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Page;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.schedule.Jobs;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.RunHistory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `runs list`: the runs there were, newest first.
@Command(name = "list", description = "Lists runs, newest first.")
public final class RunsListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Option(names = "--job", paramLabel = "JOB", description = "Only of this job.")
  private @Nullable String job;

  @Option(
      names = "--outcome",
      paramLabel = "A,B",
      split = ",",
      description =
          "Only with these: running, success, partial, failed, timeout, cancelled, abandoned,"
              + " rejected.")
  private List<String> outcomes = List.of();

  @Option(names = "--node", paramLabel = "ID", description = "Only by this node.")
  private @Nullable String node;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Started then or later: " + PointInTime.FORMS + ".")
  private @Nullable PointInTime since;

  @Option(names = "--until", paramLabel = "TIME", description = "Started before.")
  private @Nullable PointInTime until;

  @Mixin private Page page = new Page();
  @Mixin private Watch watch = new Watch();

  public RunsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    var wanted = outcomes.stream().map(RunsListCommand::outcome).toList();
    PointInTime.requireOrder(since, until, invocation.now());
    try (var database = invocation.reading()) {
      Jobs.requireKnown(invocation, database, job);
      var after = page.after() == null ? null : RunLookup.find(database, page.after()).runId();
      return watch.tell(invocation, () -> answer(database, wanted, after)).number();
    }
  }

  private Answer answer(Database database, List<Outcome> wanted, @Nullable String after) {
    var now = invocation.now();
    var found =
        new RunHistory(database)
            .list(
                new RunHistory.Filter(
                    job, node, wanted, at(since, now), at(until, now), after, page.limit() + 1));
    var shown = found.stream().limit(page.limit()).toList();
    return Answer.table("RunList", RunFields.COLUMNS, shown.stream().map(RunFields::of).toList())
        .next(found.size() > shown.size() ? shown.getLast().runId() : null);
  }

  private static @Nullable Instant at(@Nullable PointInTime point, Instant now) {
    return point == null ? null : point.at(now);
  }

  private static Outcome outcome(String word) {
    return Arrays.stream(Outcome.values())
        .filter(outcome -> outcome.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            CommandRefused.usage(
                "CR-USE-011",
                "\"%s\" is no outcome of a run".formatted(word),
                Arrays.stream(Outcome.values())
                    .map(Outcome::word)
                    .collect(Collectors.joining(", ", "one of: ", ""))));
  }
}
