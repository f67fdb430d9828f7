package io.cryptorun.cli.request;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.Commands.Status;
import io.cryptorun.ledger.run.Runs;
import io.cryptorun.ledger.slot.RequestedSlots;
import io.cryptorun.ledger.slot.RequestedSlots.RequestedSlot;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A run that the nodes are asked for: sends the request, waits until the run has begun, or with
/// patience until it has ended, and tells which run it is.
public final class RequestedRun {

  /// A living pair picks a request up within a fraction of it.
  private static final Duration PICK_UP = Duration.ofSeconds(5);

  private final Invocation invocation;
  private final Database database;
  private final RequestedSlots slots;

  public RequestedRun(Invocation invocation, Database database) {
    this.invocation = invocation;
    this.database = database;
    this.slots = new RequestedSlots(database);
  }

  /// Sends the request and prints what came of it.
  ///
  /// @param patience how long to wait for the end of the run; null to wait for its beginning only
  public ExitCode ask(CommandRequest request, @Nullable Duration patience)
      throws InterruptedException {
    long begin = System.nanoTime();
    var status = new Requests(invocation, database).send(List.of(request), patience).getFirst();
    var slot =
        status.outcome() == null ? Optional.<RequestedSlot>empty() : await(status, patience, begin);
    slot.filter(found -> found.state().equals("skipped")).ifPresent(RequestedRun::refuse);
    invocation.answer(answer(status, slot.orElse(null)));
    return exit(slot.orElse(null), patience);
  }

  private Optional<RequestedSlot> await(Status status, @Nullable Duration patience, long begin)
      throws InterruptedException {
    var left = patience == null ? PICK_UP : patience.minusNanos(System.nanoTime() - begin);
    boolean toTheEnd = patience != null;
    var _ =
        Polling.until(
            left,
            () ->
                slots
                    .of(status.id())
                    .filter(slot -> slot.isClosed() || (!toTheEnd && slot.runId() != null))
                    .isPresent());
    return slots.of(status.id());
  }

  private static void refuse(RequestedSlot slot) {
    throw new CommandRefused(
        ErrorReport.of(
            "CR-RUN-001",
            ExitCode.CONFLICT,
            "%s was not run: %s".formatted(slot.job(), Objects.toString(slot.reason(), "skipped")),
            "slot %d".formatted(slot.slotId()),
            "two runs of a job never overlap",
            "cryptorun schedule status tells which run is open; ask again after it"));
  }

  private static ExitCode exit(@Nullable RequestedSlot slot, @Nullable Duration patience) {
    if (slot == null || !slot.isClosed()) {
      return patience == null ? ExitCode.DONE : ExitCode.TIMED_OUT;
    }
    return switch (slot.state()) {
      case "success", "partial" -> ExitCode.DONE;
      default -> ExitCode.RUN_FAILED;
    };
  }

  private Answer answer(Status status, @Nullable RequestedSlot slot) {
    var runId = slot == null ? null : slot.runId();
    var files =
        runId == null
            ? List.<io.cryptorun.ledger.artifact.PublishedFile>of()
            : new Runs(database).files(runId);
    var item =
        new Fields()
            .with("run_id", runId)
            .with("request_id", status.id())
            .with("command", status.command())
            .with("target", status.target())
            .with("job", slot == null ? null : slot.job())
            .with("state", slot == null ? null : slot.state())
            .with("outcome", slot == null ? null : slot.outcome())
            .with("node", slot == null ? null : slot.node())
            .with("requested_at", status.requestedAt())
            .with("latency_ms", RequestAnswer.latency(status))
            .with("picked_up_ms", slot == null ? null : slot.pickedUpMs())
            .with("started_at", slot == null ? null : slot.startedAt())
            .with("finished_at", slot == null ? null : slot.finishedAt())
            .with("rows", slot == null ? null : slot.rows())
            .with("error_code", slot == null ? null : slot.errorCode())
            .with("error", slot == null ? null : slot.error())
            .with("artifacts", files.stream().map(file -> file.path()).toList());
    var paths =
        files.stream().map(file -> "  %s%n".formatted(file.path())).collect(Collectors.joining());
    return Answer.item("RequestedRun", item, text(status, slot) + paths + next(status, slot));
  }

  /// What has come of it so far. A request that is applied may still be without a run: where every
  /// node drains, or the one that had it is gone.
  static String text(Status status, @Nullable RequestedSlot slot) {
    if (status.outcome() == null) {
      return "request %d waits: %s %s%n".formatted(status.id(), status.command(), status.target());
    }
    if (status.outcome().equals("expired")) {
      return "request %d has expired: %s %s%n"
          .formatted(status.id(), status.command(), status.target());
    }
    if (slot == null || slot.runId() == null) {
      return "request %d is applied, its run has not begun: no node that may begin one has taken it%n"
          .formatted(status.id());
    }
    var begun =
        "run %s of %s on %s, picked up after %d ms%n"
            .formatted(slot.runId(), slot.job(), slot.node(), slot.pickedUpMs());
    return slot.isClosed() ? begun + ended(slot) : begun;
  }

  private static String ended(RequestedSlot slot) {
    boolean good = slot.state().equals("success") || slot.state().equals("partial");
    return "%s %s%s%s%n"
        .formatted(
            good ? "✅" : "❌",
            slot.state(),
            slot.rows() == null ? "" : ", %d rows".formatted(slot.rows()),
            slot.error() == null ? "" : ": %s %s".formatted(slot.errorCode(), slot.error()));
  }

  private static String next(Status status, @Nullable RequestedSlot slot) {
    if (status.outcome() != null && (slot == null || slot.runId() == null)) {
      return "Next: cryptorun cluster list%n".formatted();
    }
    return slot == null || slot.runId() == null
        ? "Next: cryptorun db query \"select * from audit.commands where id = %d\"%n"
            .formatted(status.id())
        : "Next: cryptorun runs show %s%n".formatted(slot.runId());
  }
}
