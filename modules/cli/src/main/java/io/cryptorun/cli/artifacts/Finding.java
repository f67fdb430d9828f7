package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.output.Fields;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Something about a file that is not as the ledger says.
///
/// @param problem `changed`, `missing`, `extra` or `unreadable`
/// @param sha256 that was written down; null for a file that nobody wrote down
/// @param found what is there instead; null where nothing is
record Finding(
    String problem,
    String runId,
    Path path,
    @Nullable String sha256,
    @Nullable String found,
    boolean copied) {

  Fields fields() {
    return new Fields()
        .with("problem", problem)
        .with("run_id", runId)
        .with("path", path)
        .with("sha256", sha256)
        .with("found", found)
        .with("copied", copied);
  }
}
