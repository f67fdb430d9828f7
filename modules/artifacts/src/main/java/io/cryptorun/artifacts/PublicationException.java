package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The artifacts folder refused. The message says where, why, whose the folder is, who we are, what
/// is visible now, and what to do.
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
        cannot write to %s: it is a link that leads out of %s.
        Nothing was written. Remove the link, or name the other place in global.artifacts_dir\
        """
            .formatted(link, root),
        null);
  }

  /// The disk refused before the rename.
  static PublicationException nothingVisible(Path directory, IOException cause) {
    var leftovers =
        cause.getSuppressed().length == 0
            ? "Nothing was published, staged files were removed."
            : "Nothing was published; staged files could not be removed and lie hidden in %s."
                .formatted(directory.resolve(Staging.FOLDER));
    return of(directory, cause, leftovers);
  }

  /// The disk refused after the rename.
  static PublicationException orphaned(Path published, IOException cause) {
    return of(published, cause, "The directory is complete but no ledger row will name it.");
  }

  /// The link refused; the publication itself stands.
  static PublicationException linkNotMoved(Path link, IOException cause) {
    return of(link, cause, "The run's files are published; only the link names another run.");
  }

  private static PublicationException of(Path where, IOException cause, String consequence) {
    var fault = DiskFault.of(where, cause);
    return new PublicationException(fault.obstacle(), fault.message(consequence), cause);
  }
}
