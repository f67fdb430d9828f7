package io.cryptorun.artifacts;

import io.cryptorun.artifacts.PublicationException.Obstacle;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;

/// What the operator needs to mend a disk that refused: the folder that exists, its owner and mode,
/// our own identity, the space left, and the way out.
///
/// @param directory where we wanted to write
/// @param existing the nearest folder above it that exists; its owner decides
record DiskFault(Obstacle obstacle, Path directory, Path existing, String reason) {

  static DiskFault of(Path directory, IOException cause) {
    var existing = nearestExisting(directory);
    return new DiskFault(obstacle(cause, existing), directory, existing, reason(cause));
  }

  /// @param consequence what is visible now, one sentence
  String message(String consequence) {
    return """
    cannot write to %s: %s.
    %s %s; this process is %s; %s.
    %s %s\
    """
        .formatted(
            directory, reason, existing, ownership(), whoWeAre(), space(), consequence, wayOut());
  }

  private String wayOut() {
    return switch (obstacle) {
      case NO_SPACE -> "Free space there, or set global.artifacts_dir to another disk";
      case READ_ONLY ->
          "Mount it writable, set global.artifacts_dir to another folder, or move everything with"
              + " CRYPTORUN_HOME";
      case NOT_PERMITTED ->
          "Give the folder to this user (chown, chmod u+rwx), or set global.artifacts_dir or"
              + " CRYPTORUN_HOME to one it owns";
      case OUTSIDE_ROOT, OTHER -> "Mend the folder, or set global.artifacts_dir to another one";
    };
  }

  private static Path nearestExisting(Path directory) {
    var path = directory.toAbsolutePath();
    while (!Files.exists(path) && path.getParent() != null) {
      path = path.getParent();
    }
    return path;
  }

  private static Obstacle obstacle(IOException cause, Path existing) {
    var text = Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT);
    if (text.contains("no space left") || text.contains("quota exceeded")) {
      return Obstacle.NO_SPACE;
    }
    if (text.contains("read-only file system")) {
      return Obstacle.READ_ONLY;
    }
    var denied = cause instanceof AccessDeniedException || text.contains("not permitted");
    return denied || !Files.isWritable(existing) ? Obstacle.NOT_PERMITTED : Obstacle.OTHER;
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException e -> "permission denied for " + e.getFile();
      case FileSystemException e when e.getReason() != null ->
          "%s (%s)".formatted(e.getReason(), e.getFile());
      default -> Objects.toString(cause.getMessage(), cause.getClass().getSimpleName());
    };
  }

  private String ownership() {
    try {
      return "belongs to %s (uid %s, %s)"
          .formatted(
              Files.getOwner(existing),
              Files.getAttribute(existing, "unix:uid"),
              PosixFilePermissions.toString(Files.getPosixFilePermissions(existing)));
    } catch (IOException | UnsupportedOperationException e) {
      return "belongs to an unknown owner";
    }
  }

  private String space() {
    try {
      return "%d KiB free".formatted(Files.getFileStore(existing).getUsableSpace() / 1024);
    } catch (IOException e) {
      return "free space unknown";
    }
  }

  /// The uid is that of our own process folder where the system has one (Linux).
  private static String whoWeAre() {
    var name = System.getProperty("user.name");
    try {
      var uid = Files.getAttribute(Path.of("/proc/self"), "unix:uid", LinkOption.NOFOLLOW_LINKS);
      return "uid %s (%s)".formatted(uid, name);
    } catch (IOException | UnsupportedOperationException e) {
      return "user " + name;
    }
  }
}
