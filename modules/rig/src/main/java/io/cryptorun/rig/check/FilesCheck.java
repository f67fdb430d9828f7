package io.cryptorun.rig.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every file that a row names stands where the row says and has the hash it says; every directory
/// that stands belongs to a run the ledger knows, and to one that counts unless the run was refused
/// or cut off after its files were in place.
public final class FilesCheck implements Check {

  private static final String ROWS =
      """
      select run_id, path, sha256
      from cryptorun.artifact
      order by path
      """;

  private static final String COUNTING =
      """
      select run_id
      from cryptorun.attempt
      where outcome in ('success', 'partial')
      """;

  private static final String KNOWN =
      """
      select run_id
      from cryptorun.attempt
      """;

  private static final Pattern RUN_ID = Pattern.compile("\"run_id\"\\s*:\\s*\"([^\"]+)\"");

  @Override
  public List<Finding> look(Evidence evidence) {
    var findings = new ArrayList<Finding>();
    var counting = Set.copyOf(evidence.sql().rows(COUNTING));
    var rows =
        evidence
            .sql()
            .list(ROWS, row -> new Row(row.getString(1), row.getString(2), row.getString(3)));
    for (var row : rows) {
      row.fault(evidence.home()).ifPresent(findings::add);
    }
    try {
      findings.addAll(directories(evidence, rows, counting));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return findings;
  }

  private static List<Finding> directories(Evidence evidence, List<Row> rows, Set<String> counting)
      throws IOException {
    var directories = published(evidence.home().resolve("artifacts"));
    var known = Set.copyOf(evidence.sql().rows(KNOWN));
    var named = rows.stream().map(row -> evidence.home().resolve(row.path).getParent()).toList();
    var findings = new ArrayList<Finding>();
    for (var directory : directories) {
      var runId = runOf(directory);
      if (!known.contains(runId)) {
        findings.add(new Finding(Invariant.I8, directory + " is of no run: " + runId));
      } else if (counting.contains(runId) && !named.contains(directory)) {
        findings.add(new Finding(Invariant.I8, directory + " is named by no row of run " + runId));
      }
    }
    return findings;
  }

  /// The directories with a nominal time for a name, of all jobs.
  private static List<Path> published(Path artifacts) throws IOException {
    if (!Files.isDirectory(artifacts)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(artifacts, 2)) {
      return all.filter(path -> artifacts.relativize(path).getNameCount() == 2)
          .filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> !isHidden(artifacts.relativize(path)))
          .toList();
    }
  }

  private static boolean isHidden(Path below) {
    return Stream.of(below.getName(0), below.getName(1))
        .anyMatch(name -> name.toString().startsWith("."));
  }

  private static String runOf(Path directory) throws IOException {
    var manifest = directory.resolve("manifest.json");
    if (!Files.exists(manifest)) {
      return "it has no manifest";
    }
    var found = RUN_ID.matcher(Files.readString(manifest));
    return found.find() ? found.group(1) : "its manifest names none";
  }

  private record Row(String runId, String path, String sha256) {

    Optional<Finding> fault(Path home) {
      var file = home.resolve(path);
      if (!Files.isRegularFile(file)) {
        return Optional.of(new Finding(Invariant.I8, file + " of run " + runId + " is not there"));
      }
      return hash(file).equals(sha256)
          ? Optional.empty()
          : Optional.of(new Finding(Invariant.I8, file + " is not what its row says"));
    }

    private static String hash(Path file) {
      try {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        return HexFormat.of().formatHex(digest);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }
  }
}
