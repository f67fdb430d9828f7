package io.cryptorun.cli.cluster.drill;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Signals that Java has no word for.
final class Signals {

  private Signals() {}

  static void freeze(long pid) throws InterruptedException {
    send("-STOP", pid);
  }

  static void thaw(long pid) throws InterruptedException {
    send("-CONT", pid);
  }

  private static void send(String signal, long pid) throws InterruptedException {
    try {
      int exit = new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill %s %d: exit %d".formatted(signal, pid, exit));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the program kill was not found", e);
    }
  }
}
