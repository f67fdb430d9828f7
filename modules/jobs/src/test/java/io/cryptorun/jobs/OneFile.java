package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactDraft;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A job that publishes one small file, and counts how often it was let.
public final class OneFile implements Job {

  private final ArtifactStore store;
  private final AtomicInteger runs = new AtomicInteger();

  /// @param home of the artifacts
  public OneFile(Path home) {
    this.store = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));
  }

  public int runs() {
    return runs.get();
  }

  @Override
  public Outcome.Published run(Firing firing) {
    runs.incrementAndGet();
    var draft =
        new ArtifactDraft(
            "signals.csv",
            "text/csv",
            1,
            out -> out.write("symbol\nBTC/USD\n".getBytes(StandardCharsets.UTF_8)));
    var files = store.publish(firing.artifactFacts("1.0"), firing.outputDir(), List.of(draft));
    var file = files.files().getFirst();
    var row =
        new ArtifactRow(
            file.name(),
            file.path(),
            store.root().directory().toString(),
            file.mediaType(),
            file.rows(),
            file.bytes(),
            file.sha256(),
            null);
    return new Outcome.Published(
        files,
        new Publication(
            io.cryptorun.ledger.run.Outcome.SUCCESS,
            null,
            RunFigures.none(),
            List.of(row),
            List.of(),
            Publication.StateRows.none()));
  }
}
