package io.cryptorun.artifacts;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Flushes a directory's own entries to the disk. Without it a power cut may forget that a file
/// which was itself flushed has a name.
final class Durable {

  private Durable() {}

  /// Runs to its end when the thread is interrupted (a cancelled run must not tear a publication
  /// halfway) and leaves the interrupt for the caller to see.
  static void flush(Path directory) throws IOException {
    var interrupted = false;
    try {
      while (true) {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
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
