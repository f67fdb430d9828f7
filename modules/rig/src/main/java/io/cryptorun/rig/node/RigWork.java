package io.cryptorun.rig.node;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.PublicationException;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A run of one of the rig's jobs: takes its time, then publishes one small file.
final class RigWork implements Job {

  /// Places at which a trap may wait.
  static final String WORKING = "a run is working";

  static final String STAGING = "a file is half written";
  static final String RENAMED = "the files are in place";

  private static final String VERSION = "rig";
  private static final int PIECE_BYTES = 1 << 20;
  private static final int MOST_PIECES = 64;

  private final RigJob job;
  private final ArtifactStore store;
  private final Witness witness;
  private final Traps traps;

  RigWork(RigJob job, ArtifactStore store, Witness witness, Traps traps) {
    this.job = job;
    this.store = store;
    this.witness = witness;
    this.traps = traps;
  }

  @Override
  public Outcome run(Firing firing) throws InterruptedException {
    witness.start(firing);
    traps.reach(WORKING);
    work();
    if (job.kind() == RigJob.Kind.HEAVY && firing.fence().attempt() == 1) {
      fillTheHeap();
    }
    if (isToFail(firing)) {
      witness.failure(firing);
      return new Outcome.Failed("FLAKY", "this slot fails at its first attempt");
    }
    var outcome = publish(firing);
    witness.end(firing);
    return outcome;
  }

  /// Waits for what never comes, so that a cancel is heard.
  private void work() throws InterruptedException {
    if (new CountDownLatch(1).await(job.work().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("nobody counts this down");
    }
  }

  private boolean isToFail(Firing firing) {
    return job.kind() == RigJob.Kind.FLAKY
        && firing.fence().attempt() == 1
        && firing.dueAt().getEpochSecond() / 5 % 3 == 0;
  }

  private static void fillTheHeap() {
    var pieces = new ArrayList<byte[]>();
    while (pieces.size() < MOST_PIECES) {
      pieces.add(new byte[PIECE_BYTES]);
    }
  }

  private Outcome publish(Firing firing) {
    var text =
        "job,due_at,attempt\n%s,%s,%d\n"
            .formatted(job.name(), firing.dueAt(), firing.fence().attempt());
    var draft =
        new ArtifactDraft(
            "work.csv",
            "text/csv",
            1,
            out -> {
              out.write(text.getBytes(StandardCharsets.UTF_8));
              traps.reach(STAGING);
            });
    try {
      var files = store.publish(firing.artifactFacts(VERSION), firing.outputDir(), List.of(draft));
      traps.reach(RENAMED);
      var rows = files.files().stream().map(this::row).toList();
      return new Outcome.Published(
          files,
          new Publication(
              io.cryptorun.ledger.run.Outcome.SUCCESS,
              null,
              RunFigures.none(),
              rows,
              List.of(),
              Publication.StateRows.none()));
    } catch (PublicationException failure) {
      return new Outcome.Failed("ARTIFACTS", String.valueOf(failure.getMessage()));
    }
  }

  private ArtifactRow row(io.cryptorun.artifacts.PublishedFile file) {
    return new ArtifactRow(
        file.name(),
        file.path(),
        store.root().directory().toString(),
        file.mediaType(),
        file.rows(),
        file.bytes(),
        file.sha256(),
        null);
  }
}
