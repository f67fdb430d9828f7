package io.cryptorun.cli.cluster;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.request.Polling;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `cluster drain NODE`: the node begins nothing more; with `--wait` until nothing runs on it.
@Command(
    name = "drain",
    description = "Has a node begin nothing more; --wait until nothing runs on it.")
final class ClusterDrainCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "NODE", description = "E.g. node-a.")
  private String id = "";

  ClusterDrainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var node = NamedNode.in(database, id);
      if (!node.standing().equals("active")) {
        throw NodeConflict.of(node, "cannot be drained");
      }
      var wanted = request.request(invocation, CommandKind.DRAIN, id, Map.of());
      var statuses = new Requests(invocation, database).send(List.of(wanted), request.patience());
      boolean empty =
          request.patience() == null || idle(database, node.epoch(), request.patience());
      invocation.answer(RequestAnswer.of(statuses, "cryptorun cluster list", invocation.times()));
      return (empty ? Requests.exit(statuses, request.patience()) : ExitCode.TIMED_OUT).number();
    }
  }

  private static boolean idle(Database database, long epoch, Duration patience)
      throws InterruptedException {
    var runs = new Runs(database);
    return Polling.until(
        patience, () -> runs.open().stream().noneMatch(run -> run.owner().epoch() == epoch));
  }
}
