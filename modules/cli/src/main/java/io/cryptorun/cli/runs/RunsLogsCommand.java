package io.cryptorun.cli.runs;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.OutputFormat;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.RunLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `runs logs RUN`: what a run logged, from the ledger, whichever node it ran on.
@Command(
    name = "logs",
    description = "Shows the log of a run, whichever node it ran on (at most 2000 lines).")
public final class RunsLogsCommand implements Callable<Integer> {

  private static final long BETWEEN_LOOKS_MILLIS = 250;

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("line", "LINE"),
          Column.of("at", "AT"),
          Column.of("level", "LEVEL"),
          Column.of("text", "TEXT"),
          Column.wide("stage", "STAGE"),
          Column.wide("took_ms", "TOOK").as(Cells::milliseconds));

  private final Invocation invocation;

  @Parameters(paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on until the run has ended; -o jsonl for programs.")
  private boolean follow;

  public RunsLogsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      var runId = RunLookup.find(database, prefix).runId();
      var log = new RunLog(database);
      if (follow) {
        follow(database, log, runId);
      } else {
        var lines = log.linesAfter(runId, 0);
        invocation.answer(answer(lines));
      }
      return ExitCode.DONE.number();
    }
  }

  /// Once more after the run has ended: its last lines may have come in between.
  private void follow(Database database, RunLog log, String runId) throws InterruptedException {
    var format = invocation.options().output();
    if (!format.isForPeople() && format != OutputFormat.jsonl && format != OutputFormat.none) {
      throw CommandRefused.usage(
          "CR-USE-012",
          "-f writes line after line, and -o %s is one document".formatted(format),
          "-o jsonl, or leave -f out");
    }
    int seen = 0;
    boolean over;
    do {
      over = RunLookup.find(database, runId).result().outcome() != Outcome.RUNNING;
      var lines = log.linesAfter(runId, seen);
      if (!lines.isEmpty()) {
        seen = lines.getLast().line();
        invocation.answer(answer(lines));
      }
      if (!over) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
      }
    } while (!over && !invocation.surroundings().out().checkError());
  }

  private Answer answer(List<RunLog.Numbered> lines) {
    var items = lines.stream().map(RunsLogsCommand::fields).toList();
    if (invocation.options().output() == OutputFormat.wide) {
      return Answer.table("RunLog", COLUMNS, items);
    }
    var times = invocation.times();
    var text =
        lines.stream()
            .map(line ->
                "%s %-5s %s%n"
                    .formatted(
                        times.text(line.content().at()),
                        line.content().level(),
                        line.content().text()))
            .collect(Collectors.joining());
    return new Answer("RunLog", Answer.Shape.LIST, items, COLUMNS, text, List.of(), null);
  }

  private static Fields fields(RunLog.Numbered numbered) {
    var line = numbered.content();
    Duration took = line.took();
    return new Fields()
        .with("line", numbered.line())
        .with("at", line.at())
        .with("level", line.level())
        .with("text", line.text())
        .with("stage", line.stage())
        .with("took_ms", took == null ? null : took.toMillis());
  }
}
