package io.cryptorun.jobs;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.Publication;
import io.cryptorun.artifacts.PublishedFile;
import io.cryptorun.ledger.artifact.ArtifactRow;
import io.cryptorun.ledger.artifact.SmallFile;
import java.util.List;

/// Published files as the rows that make them count.
public final class FileRows {

  private FileRows() {}

  /// One row for each file of a publication, its manifest included.
  ///
  /// @param root the folder that the paths are below
  public static List<ArtifactRow> of(Publication files, ArtifactsRoot root) {
    return files.all().stream().map(file -> row(file, root)).toList();
  }

  private static ArtifactRow row(PublishedFile file, ArtifactsRoot root) {
    return new ArtifactRow(
        file.name(),
        file.path(),
        root.directory().toString(),
        file.mediaType(),
        file.rows(),
        file.bytes(),
        file.sha256(),
        file.content().map(content -> SmallFile.ofPacked(content.gzip())).orElse(null));
  }
}
