package io.cryptorun.artifacts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The hidden folder `.staging/<run id>` beside the target, on its file system by construction.
/// Whatever is still in it when it is closed is removed. A killed run leaves it behind: harmless,
/// and its name tells whose it was.
final class Staging implements AutoCloseable {

  static final String FOLDER = ".staging";

  private final Path directory;

  private Staging(Path directory) {
    this.directory = directory;
  }

  static Staging open(Path jobDirectory, String runId) throws IOException {
    var parent = Files.createDirectories(jobDirectory.resolve(FOLDER));
    return new Staging(Files.createDirectory(parent.resolve(runId)));
  }

  Path directory() {
    return directory;
  }

  /// Writes, hashes and flushes one file.
  StagedFile write(ArtifactDraft draft) throws IOException {
    try (var out = new HashingFile(directory.resolve(draft.name()))) {
      draft.body().writeTo(out);
      return out.finish(draft);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /// Flushes the folder's entries: after this the rename cannot show a directory with files
  /// missing.
  void seal() throws IOException {
    Durable.flush(directory);
  }

  /// Removes what was not published. After the rename there is nothing here any more.
  @Override
  public void close() throws IOException {
    try (var leftovers = Files.newDirectoryStream(directory)) {
      for (var file : leftovers) {
        Files.delete(file);
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.delete(directory);
  }
}
