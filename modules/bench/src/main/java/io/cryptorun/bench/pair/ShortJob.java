package io.cryptorun.bench.pair;

import io.cryptorun.artifacts.Publication;
import io.cryptorun.artifacts.PublishedFile;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.ledger.run.Publication.StateRows;
import io.cryptorun.ledger.run.RunFigures;
import java.nio.file.Path;
import java.util.List;

/// A job that does nothing and publishes that: no file, like the peers' jobs.
final class ShortJob implements Job {

  private static final Publication NO_FILES =
      new Publication(
          Path.of("").toAbsolutePath(),
          List.of(),
          new PublishedFile("none", "none", "none", 0, 0, "0".repeat(64), null));

  private final Clockwork.Work work;

  ShortJob(Clockwork.Work work) {
    this.work = work;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    work.fire(firing.job().name(), firing.dueAt());
    return new Outcome.Published(
        NO_FILES,
        new io.cryptorun.ledger.run.Publication(
            io.cryptorun.ledger.run.Outcome.SUCCESS,
            null,
            RunFigures.none(),
            List.of(),
            List.of(),
            StateRows.none()));
  }
}
