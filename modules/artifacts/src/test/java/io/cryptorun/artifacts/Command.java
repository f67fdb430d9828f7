package io.cryptorun.artifacts;

import java.io.IOException;

/// A program of the system that a test needs to arrange a disk.
final class Command {

  private Command() {}

  /// Whether the program is installed and ends well.
  static boolean succeeds(String... command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.onExit().join().exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
