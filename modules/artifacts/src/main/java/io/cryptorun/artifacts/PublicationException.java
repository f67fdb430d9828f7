package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A directory that could not be published. Nothing of it is visible, and what was staged is
/// removed as far as the disk allows. The message says where, whose the folder is, who we are and
/// what to do.
public final class PublicationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// What stood in the way.
  public enum Obstacle {
    NO_SPACE,
    READ_ONLY,
    NOT_PERMITTED,
    OUTSIDE_ROOT,
    OTHER
  }

  private final Obstacle obstacle;

  private PublicationException(Obstacle obstacle, String message, @Nullable IOException cause) {
    super(message, cause);
    this.obstacle = obstacle;
  }

  public Obstacle obstacle() {
    return obstacle;
  }

  static PublicationException outside(Path link, Path root) {
    return new PublicationException(
        Obstacle.OUTSIDE_ROOT,
        """
        cannot publish to %s: it is a link that leads out of %s.
        Nothing was written. Remove the link, or name the other place in global.artifacts_dir\
        """
            .formatted(link, root),
        null);
  }

  static PublicationException at(Path directory, IOException cause) {
    var fault = DiskFault.of(directory, cause);
    return new PublicationException(fault.obstacle(), fault.message(), cause);
  }
}
