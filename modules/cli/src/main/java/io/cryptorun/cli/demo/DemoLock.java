package io.cryptorun.cli.demo;

import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/// Lets one demo run in a home. The lock goes with the process that holds it.
final class DemoLock implements AutoCloseable {

  private final FileChannel channel;

  private DemoLock(FileChannel channel) {
    this.channel = channel;
  }

  static DemoLock take(Home home) {
    var file = home.var().resolve("demo.lock");
    try {
      var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isFree(channel)) {
        return new DemoLock(channel);
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + file, e);
    }
    throw new CommandRefused(
        ErrorReport.of(
            "CR-DEMO-001",
            ExitCode.CONFLICT,
            "a demo is running in this home",
            file.toString(),
            "two demos would run each other's jobs",
            "stop it with Ctrl-C, or set CRYPTORUN_HOME to another folder"));
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) { // held within this very process
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot release the lock of the demo", e);
    }
  }
}
