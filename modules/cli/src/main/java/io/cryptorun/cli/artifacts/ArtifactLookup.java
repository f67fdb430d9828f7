package io.cryptorun.cli.artifacts;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.runs.RunLookup;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.artifact.StoredArtifacts.Filter;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import io.cryptorun.ledger.run.Run;
import java.util.Comparator;
import java.util.List;

/// Finds the files that an operator names.
final class ArtifactLookup {

  private ArtifactLookup() {}

  /// The files of a run, by name.
  ///
  /// @throws CommandRefused when it published none
  static List<Stored> ofRun(Database database, Run run) {
    var files =
        new StoredArtifacts(database)
            .list(Filter.ofRun(run.runId())).stream()
                .sorted(Comparator.comparing((Stored stored) -> stored.file().name()))
                .toList();
    if (files.isEmpty()) {
      throw CommandRefused.notFound(
          "CR-ART-001",
          "run %s published nothing".formatted(run.runId()),
          "it ended as %s".formatted(run.result().outcome().word()),
          "cryptorun runs explain %s".formatted(run.runId()));
    }
    return files;
  }

  /// One file of a run.
  ///
  /// @throws CommandRefused when the run published no such file
  static Stored file(Database database, String prefix, String name) {
    var run = RunLookup.find(database, prefix);
    var files = ofRun(database, run);
    var names = files.stream().map(stored -> stored.file().name()).toList();
    return files.stream()
        .filter(stored -> stored.file().name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            CommandRefused.notFound(
                "CR-ART-002",
                "run %s published no \"%s\"".formatted(run.runId(), name),
                "it published " + String.join(", ", names),
                Spelling.nearest(name, names)
                    .map("did you mean %s?"::formatted)
                    .orElse("one of these names")));
  }
}
