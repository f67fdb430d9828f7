package io.cryptorun.app.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/// Reads folder names, which may not climb out of where they belong.
final class Folders {

  private Folders() {}

  /// The artifacts directory: relative to the home, or absolute.
  static Optional<Path> artifacts(Scalar value) {
    return inside(value);
  }

  /// A job's folder: always below the artifacts directory.
  static Optional<String> output(Scalar value) {
    var path = inside(value);
    if (path.isPresent() && path.get().isAbsolute()) {
      refuse(value, "is absolute");
      return Optional.empty();
    }
    return path.map(Path::toString);
  }

  private static Optional<Path> inside(Scalar value) {
    try {
      var path = Path.of(value.text());
      if (value.text().isBlank()) {
        refuse(value, "is empty");
      } else if (!path.equals(path.normalize()) || path.startsWith("..")) {
        refuse(value, "climbs with . or ..");
      } else if (StreamSupport.stream(path.spliterator(), false)
          .anyMatch(name -> name.toString().startsWith("."))) {
        refuse(value, "has a hidden part; names with a dot in front are ours");
      } else {
        return Optional.of(path);
      }
    } catch (InvalidPathException _) { // the reason is the character that no path may hold
      refuse(value, "is not a path");
    }
    return Optional.empty();
  }

  private static void refuse(Scalar value, String reason) {
    value.refuse(
        Rule.FOLDER,
        "folder \"%s\" %s".formatted(value.text(), reason),
        "files would be written outside the artifacts directory",
        "a plain relative name, e.g. signals");
  }
}
