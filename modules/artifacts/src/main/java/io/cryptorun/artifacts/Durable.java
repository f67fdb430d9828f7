package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Flushes to the disk what was written: of a file its bytes, of a directory its own entries.
/// Without the second a power cut may forget that a file which was itself flushed has a name.
public final class Durable {

  private Durable() {}

  /// Flushes a file, or a directory.
  ///
  /// Runs to its end when the thread is interrupted (a cancelled run must not tear a publication
  /// halfway) and leaves the interrupt for the caller to see.
  public static void flush(Path path) throws IOException {
    var interrupted = false;
    try {
      while (true) {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
          channel.force(true);
          return;
        } catch (ClosedByInterruptException e) {
          interrupted = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
