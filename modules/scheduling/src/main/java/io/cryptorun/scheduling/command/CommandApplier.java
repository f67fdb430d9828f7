package io.cryptorun.scheduling.command;

import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.command.Commands;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes on one request after another until none is left.
public final class CommandApplier {

  private static final Logger LOG = LoggerFactory.getLogger(CommandApplier.class);

  private static final int TRIES = 3;

  private final Commands commands;
  private final Supplier<NodeEpoch> node;
  private final JobCommands jobs;
  private final RunCommands runs;
  private final NodeCommands nodes;

  /// The request over which the database went away last, and how often in a row.
  private long brokenOff;

  private int times;

  /// @param node the registration that takes them on, asked for each
  public CommandApplier(
      Commands commands,
      Supplier<NodeEpoch> node,
      JobCommands jobs,
      RunCommands runs,
      NodeCommands nodes) {
    this.commands = commands;
    this.node = node;
    this.jobs = jobs;
    this.runs = runs;
    this.nodes = nodes;
  }

  /// Applies what is waiting, and before that whatever was in hand when an earlier call broke off.
  ///
  /// @return how many requests were settled
  /// @throws RuntimeException when the database goes away; what was in hand is taken up again
  public synchronized int applyAll() {
    int settled = 0;
    int left = commands.giveBack(node.get());
    if (left > 0) {
      LOG.warn("{} requests were left without an outcome; they are taken on again", left);
    }
    Optional<Command> next = commands.claim(node.get());
    while (next.isPresent()) {
      var command = next.get();
      var by = node.get();
      if (!commands.settle(command, result(command, by), by)) {
        return settled; // taken for dead meanwhile: whoever did so applies it again
      }
      settled++;
      next = commands.claim(by);
    }
    return settled;
  }

  private CommandResult result(Command command, NodeEpoch by) {
    LOG.info(
        "{} {} asks to {} {}",
        command.requestedBy(),
        command.requestedFrom(),
        command.kind().word(),
        command.target());
    try {
      return apply(command, by);
    } catch (RuntimeException failure) {
      if (DatabaseUnreachable.isBehind(failure) && isTriedAgain(command)) {
        throw failure;
      }
      LOG.error("command {} went wrong", command.id(), failure);
      return CommandResult.failed(String.valueOf(failure.getMessage()));
    }
  }

  /// Where the database went away in the middle nobody knows what came of it: the request stays in
  /// hand and is done again. One over which that happens each time must not keep the others back.
  private boolean isTriedAgain(Command command) {
    times = command.id() == brokenOff ? times + 1 : 1;
    brokenOff = command.id();
    return times < TRIES;
  }

  private CommandResult apply(Command command, NodeEpoch by) {
    return switch (command.kind()) {
      case PAUSE -> jobs.pause(command, by);
      case RESUME -> jobs.resume(command, by);
      case TRIGGER -> runs.trigger(command);
      case CANCEL -> runs.cancel(command, by);
      case RETRY -> runs.retry(command);
      case DRAIN -> nodes.drain(command, by);
      case UNDRAIN -> nodes.undrain(command, by);
      case UNSTICK -> nodes.unstick(command);
    };
  }
}
