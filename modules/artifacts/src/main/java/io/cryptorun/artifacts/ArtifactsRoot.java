package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// The folder that holds every job's artifacts, and the home that paths are told relative to.
///
/// @param home absolute; where relative artifact paths are counted from
/// @param directory absolute
public record ArtifactsRoot(Path home, Path directory) {

  /// Reads the configuration key `artifacts_dir`: an absolute path, or one below the home.
  public static ArtifactsRoot of(Path home, String artifactsDir) {
    var base = home.toAbsolutePath().normalize();
    if (artifactsDir.isBlank() || artifactsDir.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "artifacts_dir \"%s\" names no folder. Give a path such as \"artifacts\""
              .formatted(artifactsDir));
    }
    var directory = base.resolve(artifactsDir).normalize();
    if (!Path.of(artifactsDir).isAbsolute() && !directory.startsWith(base)) {
      throw new IllegalArgumentException(
          "artifacts_dir \"%s\" leaves %s. Give a path below it, or an absolute one"
              .formatted(artifactsDir, base));
    }
    return new ArtifactsRoot(base, directory);
  }

  /// Where a job's directories stand, whether or not anything is there yet.
  public Path of(OutputDir outputDir) {
    return directory.resolve(outputDir.text()).normalize();
  }

  /// How a path is told to people and to the ledger: relative to the home where it lies below it.
  public String shown(Path path) {
    return (path.startsWith(home) ? home.relativize(path) : path).toString();
  }

  /// Makes the job's folder where it is missing. A link below the root that leads out of it is
  /// refused before anything is written through it; the root itself may be a link, since moving it
  /// to another disk is the operator's right.
  Path prepare(OutputDir outputDir) throws IOException {
    Files.createDirectories(directory);
    var root = directory.toRealPath();
    var reached = directory;
    for (var name : Path.of(outputDir.text())) {
      var parent = reached;
      reached = parent.resolve(name);
      create(parent, reached);
      if (!reached.toRealPath().startsWith(root)) {
        throw PublicationException.outside(reached, root);
      }
    }
    return reached;
  }

  private static void create(Path parent, Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      return; // another process made it in the meantime, which is as good
    }
    Durable.flush(parent);
  }
}
