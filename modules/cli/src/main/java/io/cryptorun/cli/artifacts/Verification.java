package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.artifacts.PublishedFolder;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Holds files against their rows, one after the other.
final class Verification {

  private final Path home;
  private final String host;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<LocalFolder, Set<String>> folders = new HashMap<>();
  private int unchanged;
  private int pruned;
  private int elsewhere;

  private record LocalFolder(String runId, Path directory) {}

  /// @param home that relative paths start from
  /// @param host this machine: what another one wrote need not be here
  Verification(Path home, String host) {
    this.home = home;
    this.host = host;
  }

  void check(Stored stored) {
    var local = LocalFile.of(stored, home);
    folders
        .computeIfAbsent(
            new LocalFolder(stored.runId(), local.folder().directory()), _ -> new HashSet<>())
        .add(stored.file().name());
    switch (local.check()) {
      case FileCheck.Unchanged _ -> unchanged++;
      case FileCheck.Missing _ -> missing(local);
      case FileCheck.Changed(_, var sha256) -> add("changed", local, sha256);
      case FileCheck.Unreadable _ -> add("unreadable", local, null);
    }
  }

  private void missing(LocalFile local) {
    if (local.stored().pruned()) {
      pruned++;
    } else if (!local.stored().host().equals(host)) {
      elsewhere++;
    } else {
      add("missing", local, null);
    }
  }

  private void add(String problem, LocalFile local, @Nullable String found) {
    findings.add(
        new Finding(
            problem,
            local.stored().runId(),
            local.path(),
            local.stored().file().sha256(),
            found,
            local.stored().copied()));
  }

  /// What lies in the folders of the files that were checked, and nobody published.
  void checkFolders() {
    folders.forEach((folder, names) -> {
      var published = new PublishedFolder(folder.directory());
      try {
        for (var extra : published.beside(names)) {
          findings.add(new Finding("extra", folder.runId(), extra, null, null, false));
        }
      } catch (IOException _) { // each of its files has been told as unreadable or missing
        findings.add(
            new Finding("unreadable", folder.runId(), folder.directory(), null, null, false));
      }
    });
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  int unchanged() {
    return unchanged;
  }

  int pruned() {
    return pruned;
  }

  int elsewhere() {
    return elsewhere;
  }
}
