package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The step that makes a staged directory visible: one rename to the first free of `{ts}`,
/// `{ts}-2`, `{ts}-3`, …
///
/// The rename is the only mutex between processes. POSIX rename of a directory replaces an *empty*
/// directory and fails on anything else, so it would be no mutex if published directories could be
/// empty; each holds a manifest. Two processes that try one name at the same moment are put in
/// order by the kernel: the first finds it free, the second finds it taken and goes on to the next.
/// Asking beforehand whether a name is free would say nothing about the moment of the rename.
final class FirstFreeName {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LENGTH = "uuuuMMddTHHmmssZ".length();

  private FirstFreeName() {}

  /// The first name tried: a run's nominal time, in UTC.
  static String stamp(Instant dueAt) {
    return STAMP.format(dueAt);
  }

  /// The nominal time that a name begins with; null where it begins with none.
  static @Nullable Instant dueAt(String name) {
    try {
      return STAMP.parse(name.substring(0, Math.min(name.length(), LENGTH)), Instant::from);
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  /// Moves the non-empty staged directory into the job's folder; both are on one file system.
  static Path take(Path staged, Path jobDirectory, Instant dueAt) throws IOException {
    var stamp = stamp(dueAt);
    for (var n = 1; ; n++) {
      var target = jobDirectory.resolve(n == 1 ? stamp : stamp + "-" + n);
      try {
        return Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (FileSystemException e) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
          throw e;
        }
      }
    }
  }
}
