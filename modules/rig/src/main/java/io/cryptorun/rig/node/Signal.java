package io.cryptorun.rig.node;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Sends a signal to a process.
public final class Signal {

  private Signal() {}

  /// Sends one, and returns when it is sent.
  ///
  /// @param name such as `STOP`
  public static void send(String name, long pid) {
    try {
      int exit =
          new ProcessBuilder("kill", "-" + name, Long.toString(pid))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill -%s %d answered %d".formatted(name, pid, exit));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
