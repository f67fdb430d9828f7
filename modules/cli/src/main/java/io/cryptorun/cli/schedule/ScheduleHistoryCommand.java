package io.cryptorun.cli.schedule;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Page;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.slot.SlotHistory;
import io.cryptorun.ledger.slot.SlotState;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `schedule history`: every slot, run or not, with the reason.
@Command(name = "history", description = "Lists the slots of the jobs: run or not, and why.")
public final class ScheduleHistoryCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "JOB", description = "Default: all jobs.")
  private @Nullable String jobName;

  @Option(names = "--since", paramLabel = "TIME", description = "Due since then, e.g. 24h.")
  private @Nullable PointInTime since;

  @Option(
      names = "--outcome",
      paramLabel = "A,B",
      split = ",",
      description = "States or outcomes, e.g. failed,partial,skipped.")
  private List<String> outcomes = List.of();

  @Option(names = "--node", paramLabel = "ID", description = "Run by this node.")
  private @Nullable String node;

  @Mixin private final Page page = new Page();

  public ScheduleHistoryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    outcomes.forEach(ScheduleHistoryCommand::check);
    int limit = page.limit();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      Jobs.requireKnown(invocation, database, jobName);
      var filter =
          new SlotHistory.Filter(
              jobName,
              node,
              outcomes,
              since == null ? null : since.at(invocation.now()),
              cursor(),
              limit + 1);
      var found = new SlotHistory(database).list(filter);
      var shown = found.stream().limit(limit).toList();
      var items = shown.stream().map(SlotFields::of).toList();
      var next = found.size() > shown.size() ? Long.toString(shown.getLast().slotId()) : null;
      invocation.answer(Answer.table("SlotList", SlotFields.COLUMNS, items).next(next));
    }
    return ExitCode.DONE.number();
  }

  private @Nullable Long cursor() {
    var after = page.after();
    if (after == null) {
      return null;
    }
    if (!after.matches("\\d{1,18}")) {
      throw CommandRefused.usage(
          "CR-USE-024", "--after %s is no cursor".formatted(after), "next_cursor of the last page");
    }
    return Long.valueOf(after);
  }

  private static void check(String word) {
    var known = new TreeSet<String>();
    Stream.of(SlotState.values()).map(SlotState::word).forEach(known::add);
    Stream.of(Outcome.values()).map(Outcome::word).forEach(known::add);
    if (!known.contains(word)) {
      var words = "one of " + String.join(", ", known);
      throw CommandRefused.usage(
          "CR-USE-025",
          "no outcome \"%s\"".formatted(word),
          Spelling.nearest(word, known)
              .map(guess -> "did you mean %s? %s".formatted(guess, words))
              .orElse(words));
    }
  }
}
