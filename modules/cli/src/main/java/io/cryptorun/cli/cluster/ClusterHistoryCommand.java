package io.cryptorun.cli.cluster;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Page;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Json;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.cluster.ClusterHistory;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cluster history`: what happened among the nodes, newest first.
@Command(name = "history", description = "Lists joins, leaves, takeovers, requests and drills.")
final class ClusterHistoryCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("at", "AT"),
          Column.of("actor", "ACTOR"),
          Column.of("kind", "WHAT"),
          Column.of("detail", "DETAIL").as(Cells::facts),
          Column.onRequest("position"));

  private final Invocation invocation;

  @Option(names = "--node", paramLabel = "ID", description = "Steps of or about this node.")
  private @Nullable String node;

  @Option(names = "--since", paramLabel = "TIME", description = "Since then, e.g. 24h.")
  private @Nullable PointInTime since;

  @Mixin private final Page page = new Page();

  ClusterHistoryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    int limit = page.limit();
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var from = since == null ? null : since.at(invocation.now());
      var steps = new ClusterHistory(database).list(node, from, cursor(), limit + 1);
      var shown = steps.stream().limit(limit).toList();
      var items =
          shown.stream()
              .map(step ->
                  new Fields()
                      .with("at", step.at())
                      .with("actor", step.actor())
                      .with("kind", step.kind())
                      .with("detail", Json.fields(step.detail()))
                      .with("position", step.position()))
              .toList();
      var next = steps.size() > shown.size() ? Long.toString(shown.getLast().position()) : null;
      invocation.answer(Answer.table("ClusterStepList", COLUMNS, items).next(next));
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
}
