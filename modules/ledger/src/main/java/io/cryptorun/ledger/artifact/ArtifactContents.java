package io.cryptorun.ledger.artifact;

import io.cryptorun.ledger.Database;
import java.util.Optional;

/// Published files that are kept in the database too, because two nodes may have separate disks.
public final class ArtifactContents {

  private static final String FIND =
      """
      select gz
      from cryptorun.artifact_content
      where sha256 = :sha256
      """;

  private final Database database;

  public ArtifactContents(Database database) {
    this.database = database;
  }

  /// The file with this SHA-256, if it was small enough to be kept.
  public Optional<SmallFile> find(String sha256) {
    return database.read(handle ->
        handle
            .createQuery(FIND)
            .bind("sha256", sha256)
            .mapTo(byte[].class)
            .findOne()
            .map(SmallFile::unpacked));
  }
}
