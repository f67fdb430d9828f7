package io.cryptorun.cli.cluster.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Signals that Java has no word for.
final class Signals {

  private Signals() {}

  /// A shell that outlives this process, whatever ends it.
  private static final String FREEZE_FOR_A_WHILE =
      "trap '' INT TERM HUP; kill -STOP \"$1\" && { (sleep \"$2\"; kill -CONT \"$1\") & }";

  static void freeze(long pid) throws InterruptedException {
    send("-STOP", pid);
  }

  /// Freezes a process which thaws when the time is over, even if nobody is left to do it.
  static void freeze(long pid, Duration length) throws InterruptedException {
    var seconds = Long.toString(Math.max(1, length.toSeconds()));
    run("sh", "-c", FREEZE_FOR_A_WHILE, "freeze", Long.toString(pid), seconds);
  }

  static void thaw(long pid) throws InterruptedException {
    send("-CONT", pid);
  }

  private static void send(String signal, long pid) throws InterruptedException {
    run("kill", signal, Long.toString(pid));
  }

  private static void run(String... command) throws InterruptedException {
    try {
      int exit =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IllegalStateException("%s: exit %d".formatted(String.join(" ", command), exit));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program %s was not found".formatted(command[0]), e);
    }
  }
}
