package io.cryptorun.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Log files and saved reports that nothing has written to for as long as results are kept. Each
/// node looks after the folder of its own home; a file that cannot be removed is told and stays.
final class OldLogFiles {

  private static final Logger LOG = LoggerFactory.getLogger(OldLogFiles.class);

  private final Path folder;

  OldLogFiles(Path folder) {
    this.folder = folder;
  }

  /// Removes those last written before an instant.
  ///
  /// @return how many went
  int removeBefore(Instant oldest) {
    int removed = 0;
    try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (var file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
          removed++;
        }
      }
    } catch (IOException failure) {
      LOG.warn("old log files were not removed: {}", failure.toString());
    }
    if (removed > 0) {
      LOG.info("{} log files were older than is kept and are removed", removed);
    }
    return removed;
  }
}
