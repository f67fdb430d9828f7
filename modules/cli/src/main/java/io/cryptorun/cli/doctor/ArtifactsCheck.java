package io.cryptorun.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// The folder of the artifacts: whether a directory can be made there and renamed as a whole, and
/// how much space is left. What it makes it removes again.
final class ArtifactsCheck {

  private static final String CHECK = "artifacts";
  private static final long MEGABYTE = 1L << 20;
  private static final long LITTLE = 1024 * MEGABYTE;
  private static final long TOO_LITTLE = 100 * MEGABYTE;

  private ArtifactsCheck() {}

  static Measurement of(Path folder) {
    var there = existing(folder);
    try {
      probe(there);
      long free = Files.getFileStore(there).getUsableSpace();
      var found =
          "%s%s: writable, a directory was renamed as a whole, %d MB free"
              .formatted(folder, there.equals(folder) ? "" : " (not made yet)", free / MEGABYTE);
      if (free < TOO_LITTLE) {
        return Measurement.fail(CHECK, found, "make room: a run writes up to a megabyte");
      }
      return free < LITTLE
          ? Measurement.warn(CHECK, found, "make room")
          : Measurement.ok(CHECK, found);
    } catch (IOException refusal) {
      return Measurement.fail(
          CHECK,
          "%s: nothing can be written there (%s)".formatted(there, reason(refusal)),
          "let %s write there, or set artifacts_dir".formatted(System.getProperty("user.name")));
    }
  }

  private static String reason(IOException refusal) {
    return switch (refusal) {
      case java.nio.file.AccessDeniedException _ -> "access denied";
      case java.nio.file.FileSystemException system when system.getReason() != null ->
          system.getReason();
      default -> "no folder can be made in it";
    };
  }

  private static Path existing(Path folder) {
    var there = folder;
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent(), "the root of a file system exists");
    }
    return there;
  }

  private static void probe(Path folder) throws IOException {
    var staged = Files.createTempDirectory(folder, ".doctor-");
    var renamed = staged.resolveSibling(staged.getFileName() + "-renamed");
    try {
      Files.writeString(staged.resolve("probe"), "probe");
      Files.move(staged, renamed, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      Files.delete(renamed.resolve("probe"));
    } finally {
      Files.deleteIfExists(staged.resolve("probe"));
      Files.deleteIfExists(staged);
      Files.deleteIfExists(renamed);
    }
  }
}
