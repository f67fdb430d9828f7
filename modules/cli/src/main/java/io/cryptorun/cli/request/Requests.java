package io.cryptorun.cli.request;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.cluster.NodeList;
import io.cryptorun.ledger.cluster.NodeRow;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.command.Commands.Status;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends requests and waits for what the nodes make of them.
public final class Requests {

  /// A living node answers within a fraction of it.
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Invocation invocation;
  private final Commands commands;
  private final NodeList nodes;

  public Requests(Invocation invocation, Database database) {
    this.invocation = invocation;
    this.commands = new Commands(database);
    this.nodes = new NodeList(database);
  }

  /// Sends them, waits until all are settled or the time is over, and says on stderr which still
  /// wait.
  ///
  /// @param patience how long to wait; null for as long as a living node should take
  /// @return how they stand, in the order they were sent
  /// @throws CommandRefused when a node has refused one, or it went wrong
  public List<Status> send(List<CommandRequest> requests, @Nullable Duration patience)
      throws InterruptedException {
    var ids = requests.stream().map(commands::request).toList();
    boolean alive = nodes.newestOfEach().stream().anyMatch(NodeRow::isLivingDaemon);
    var time = patience != null ? patience : alive ? ANSWER : Duration.ZERO;
    if (!alive) {
      invocation.warn(
          "no node is alive; %s until one starts (cryptorun schedule start)"
              .formatted(
                  ids.size() == 1
                      ? "request %d waits".formatted(ids.getFirst())
                      : "the requests wait"));
    }
    var _ = Polling.until(time, () -> settled(ids));
    var statuses = ids.stream().map(id -> commands.status(id).orElseThrow()).toList();
    statuses.forEach(Requests::requireNotRefused);
    return statuses;
  }

  private boolean settled(List<Long> ids) {
    return ids.stream().allMatch(id -> commands.status(id).orElseThrow().outcome() != null);
  }

  /// The exit code for requests that nobody refused: those that wait count as done unless somebody
  /// waits for them.
  public static ExitCode exit(List<Status> statuses, @Nullable Duration patience) {
    boolean open = statuses.stream().anyMatch(status -> !"applied".equals(status.outcome()));
    return open && patience != null ? ExitCode.TIMED_OUT : ExitCode.DONE;
  }

  private static void requireNotRefused(Status status) {
    var outcome = status.outcome();
    if (outcome == null || outcome.equals("applied") || outcome.equals("expired")) {
      return;
    }
    boolean refused = outcome.equals("refused");
    throw new CommandRefused(
        ErrorReport.of(
            refused ? "CR-REQ-001" : "CR-REQ-002",
            refused ? ExitCode.CONFLICT : ExitCode.RUN_FAILED,
            "%s. nothing changed".formatted(status.message()),
            "request %d, answered by node %s".formatted(status.id(), status.appliedBy()),
            "",
            "cryptorun schedule status"));
  }
}
