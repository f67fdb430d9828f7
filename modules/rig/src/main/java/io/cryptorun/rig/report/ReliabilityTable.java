package io.cryptorun.rig.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/// The table of a run, in `target/reliability.md`. Each fault has a file of its own beside it, so
/// that test classes that know nothing of each other fill one table.
public final class ReliabilityTable {

  private final Path folder;

  /// The table below a build's target folder.
  public ReliabilityTable(Path target) {
    this.folder = target.resolve("reliability");
  }

  /// Adds a fault, in place of what an earlier run said of it, and writes the table anew.
  public void add(FaultRow row) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(fileName(row.fault())), row.markdown());
      Files.writeString(folder.resolveSibling("reliability.md"), FaultRow.HEAD + rows());
    } catch (IOException e) {
      throw new UncheckedIOException("no table in " + folder, e);
    }
  }

  /// Keeps what was found wrong after a fault, in `target/reliability-findings.md`.
  public void keep(String fault, List<String> findings) {
    var lines = findings.stream().map(told -> "- %s: %s%n".formatted(fault, told));
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolveSibling("reliability-findings.md"),
          lines.collect(Collectors.joining()),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("no findings beside " + folder, e);
    }
  }

  private String rows() throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().map(ReliabilityTable::read).collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `F2 …` sorts before `F10 …`.
  private static String fileName(String fault) {
    var plain = fault.replaceAll("[^A-Za-z0-9.]+", "-");
    return plain.matches("F\\d(?!\\d).*") ? "F0" + plain.substring(1) : plain;
  }
}
