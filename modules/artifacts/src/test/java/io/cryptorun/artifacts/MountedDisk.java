package io.cryptorun.artifacts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small disk in memory. Where this process may not mount (it is not root, or a container forbids
/// it) the test is skipped and says so.
record MountedDisk(Path directory) implements AutoCloseable {

  static MountedDisk ofKibibytes(int size, Path directory) throws IOException {
    Files.createDirectories(directory);
    assumeTrue(
        Command.succeeds(
            "mount", "-t", "tmpfs", "-o", "size=" + size + "k", "tmpfs", "" + directory),
        "skipped: this process may not mount a small disk to fill");
    return new MountedDisk(directory);
  }

  void makeReadOnly() {
    assumeTrue(
        Command.succeeds("mount", "-o", "remount,ro", "" + directory),
        "skipped: this process may not remount a disk read-only");
  }

  @Override
  public void close() throws IOException {
    if (!Command.succeeds("umount", "" + directory)) {
      throw new IOException("cannot unmount " + directory);
    }
  }
}
