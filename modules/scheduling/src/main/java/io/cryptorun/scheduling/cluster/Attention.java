package io.cryptorun.scheduling.cluster;

import io.cryptorun.jobs.RunsInFlight;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Signals;
import io.cryptorun.ledger.command.Cancellations;
import io.cryptorun.ledger.slot.DueSlots;
import io.cryptorun.scheduling.QuartzNode;
import io.cryptorun.scheduling.command.CommandApplier;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// What a node does when it hears that something was committed elsewhere. A signal says only where
/// to look; the same is looked at every second in any case.
final class Attention {

  private final QuartzNode quartz;
  private final CommandApplier commands;
  private final Cancellations cancellations;
  private final DueSlots dueSlots;
  private final RunsInFlight runs;
  private final Supplier<NodeEpoch> node;
  private volatile Runnable configuration = () -> {};

  Attention(
      QuartzNode quartz,
      CommandApplier commands,
      Cancellations cancellations,
      DueSlots dueSlots,
      RunsInFlight runs,
      Supplier<NodeEpoch> node) {
    this.quartz = quartz;
    this.commands = commands;
    this.cancellations = cancellations;
    this.dueSlots = dueSlots;
    this.runs = runs;
    this.node = node;
  }

  /// From now on this is done when another configuration may have been applied.
  void configurationBy(Runnable look) {
    configuration = look;
  }

  /// @param elsewhere where anything is done that asks the database
  void hear(Signals.Signal signal, Executor elsewhere) {
    switch (signal) {
      case SCHEDULE -> quartz.wake();
      case COMMAND -> elsewhere.execute(this::applyCommands);
      case SETTLED -> elsewhere.execute(this::stopCancelledRuns);
      case CONFIGURATION -> lookAtConfiguration();
      case SLOT -> elsewhere.execute(this::deliverWaiting);
      case RECONNECTED -> {
        quartz.wake();
        lookAtConfiguration();
        elsewhere.execute(this::lookAtAll);
      }
    }
  }

  void lookAtAll() {
    applyCommands();
    stopCancelledRuns();
  }

  void lookAtConfiguration() {
    configuration.run();
  }

  void applyCommands() {
    commands.applyAll();
  }

  private void stopCancelledRuns() {
    cancellations.requested(node.get()).forEach(runs::stop);
  }

  private void deliverWaiting() {
    dueSlots.waiting().forEach(quartz.triggers()::deliver);
  }
}
