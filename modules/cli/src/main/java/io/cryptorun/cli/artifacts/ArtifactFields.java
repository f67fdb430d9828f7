package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import java.util.List;

/// Published files as fields, and as columns of a list.
final class ArtifactFields {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", "RUN"),
          Column.of("job", "JOB"),
          Column.of("due_at", "DUE"),
          Column.of("name", "FILE"),
          Column.of("rows", "ROWS"),
          Column.of("bytes", "BYTES"),
          Column.wide("sha256", "SHA256").as(Cells::shortened),
          Column.wide("media_type", "TYPE"),
          Column.wide("node", "NODE"),
          Column.wide("host", "HOST"),
          Column.onRequest("store"),
          Column.wide("published_at", "PUBLISHED"),
          Column.wide("copied", "COPY"),
          Column.wide("pruned", "PRUNED"),
          Column.of("path", "PATH"));

  private ArtifactFields() {}

  static Fields of(Stored stored) {
    var file = stored.file();
    return new Fields()
        .with("run_id", stored.runId())
        .with("job", stored.job())
        .with("due_at", stored.dueAt())
        .with("name", file.name())
        .with("rows", file.rows())
        .with("bytes", file.bytes())
        .with("sha256", file.sha256())
        .with("media_type", file.mediaType())
        .with("node", file.node())
        .with("host", stored.host())
        .with("store", file.store())
        .with("published_at", file.publishedAt())
        .with("copied", stored.copied())
        .with("pruned", stored.pruned())
        .with("path", file.path());
  }
}
