package io.cryptorun.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Only one starter or stopper at a time works on a folder. The kernel drops the lock of a dead
/// process.
final class FolderLock implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(50);

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(Path file, Duration patience) throws IOException {
    // Never replaced: two lockers of two files of the same name would both succeed.
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FolderFiles.inheritOwner(file);
    long tries = patience.dividedBy(STEP);
    for (long i = 0; i < tries && !Thread.currentThread().isInterrupted(); i++) {
      if (tryLock(channel) != null) {
        return new FolderLock(channel);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    channel.close();
    throw new PostgresUnavailable(
        "the embedded PostgreSQL is being started or stopped by another command",
        "its lock " + file + " was not free within " + patience.toSeconds() + " s",
        "end that command, or wait for it, and try again");
  }

  /// A file lock is held by the process; a second thread of it gets an exception where another
  /// process would get nothing.
  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByAnotherThread) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
