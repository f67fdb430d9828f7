package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.PublishedFolder;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Runs whose files lie on this machine, each with its folder.
final class OldRuns {

  private OldRuns() {}

  /// A run and its files.
  record OldRun(PublishedFolder folder, List<Stored> files) {

    OldRun {
      files = List.copyOf(files);
    }

    String runId() {
      return files.getFirst().runId();
    }

    /// Names job and time of an event; which kind of slot it was is told elsewhere.
    SlotKey slot() {
      var first = files.getFirst();
      return SlotKey.request(first.job(), first.dueAt(), SlotKind.MANUAL, first.runId());
    }

    Set<String> names() {
      return files.stream().map(stored -> stored.file().name()).collect(Collectors.toSet());
    }

    /// Whether one of its files lies where it was published.
    boolean isInSight() {
      return names().stream().anyMatch(name -> Files.exists(folder.directory().resolve(name)));
    }

    Fields fields(boolean removed) {
      var first = files.getFirst();
      return new Fields()
          .with("run_id", first.runId())
          .with("job", first.job())
          .with("due_at", first.dueAt())
          .with("files", files.size())
          .with("bytes", files.stream().mapToLong(stored -> stored.file().bytes()).sum())
          .with("removed", removed)
          .with("folder", folder.directory());
    }
  }

  /// Those whose folder, or what a removal left of it, is here and which no link `latest` points
  /// at.
  static List<OldRun> here(List<Stored> files, Path home) {
    var byRun = new LinkedHashMap<String, List<Stored>>();
    for (var stored : files) {
      byRun.computeIfAbsent(stored.runId(), _ -> new ArrayList<>()).add(stored);
    }
    return byRun.values().stream()
        .map(all -> new OldRun(LocalFile.of(all.getFirst(), home).folder(), all))
        .filter(run -> run.isInSight() || run.folder().hasRemains())
        .filter(run -> !run.folder().isLatest())
        .toList();
  }
}
