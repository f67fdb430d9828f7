package io.cryptorun.cli.cluster;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.request.RequestAnswer;
import io.cryptorun.cli.request.RequestOptions;
import io.cryptorun.cli.request.Requests;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.command.CommandKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `cluster undrain NODE`: the node takes part again.
@Command(name = "undrain", description = "Has a drained node take part again.")
final class ClusterUndrainCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Mixin private final RequestOptions request = new RequestOptions();

  @Parameters(paramLabel = "NODE", description = "E.g. node-a.")
  private String id = "";

  ClusterUndrainCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var node = NamedNode.in(database, id);
      if (!node.standing().equals("draining")) {
        throw NodeConflict.of(node, "is not drained");
      }
      var wanted = request.request(invocation, CommandKind.UNDRAIN, id, Map.of());
      var statuses = new Requests(invocation, database).send(List.of(wanted), request.patience());
      invocation.answer(RequestAnswer.of(statuses, "cryptorun cluster list", invocation.times()));
      return Requests.exit(statuses, request.patience()).number();
    }
  }
}
