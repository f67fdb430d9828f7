package io.cryptorun.artifacts;

import java.nio.file.Path;

/// The folder of a job below the artifacts root, from the configuration key `output_dir`: relative,
/// going down only, without hidden names (those are ours).
public record OutputDir(String text) {

  public OutputDir {
    if (text.isBlank() || text.indexOf('\0') >= 0) {
      throw refused(text, "it names no folder");
    }
    var path = Path.of(text);
    if (path.isAbsolute()) {
      throw refused(text, "it is absolute; artifacts_dir says where the artifacts are");
    }
    for (var name : path) {
      if (name.toString().startsWith(".")) {
        throw refused(text, "\"%s\" leaves the artifacts folder or hides in it".formatted(name));
      }
    }
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        "output_dir \"%s\" cannot be used: %s. Give a relative path such as \"signals\""
            .formatted(text, why));
  }
}
