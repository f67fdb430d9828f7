package io.cryptorun.cli.runs;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Run;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `runs show RUN`: one run with all that belongs to it; watched, until it has ended.
@Command(
    name = "show",
    description = "Shows a run: stages, attempts, files, history. With -w until it has ended.")
public final class RunsShowCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Mixin private Watch watch = new Watch();

  public RunsShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      var run = RunLookup.find(database, prefix);
      return watch.follow(invocation, () -> look(database, run)).number();
    }
  }

  private Watch.Sight look(Database database, Run run) {
    var story = RunStory.read(database, run);
    var text = new RunPage(story, invocation.times()).text();
    return new Watch.Sight(
        Answer.item("Run", story.fields(), text),
        story.run().result().outcome() != Outcome.RUNNING);
  }
}
