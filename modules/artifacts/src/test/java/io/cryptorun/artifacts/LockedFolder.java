package io.cryptorun.artifacts;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A folder this process cannot write to: by its mode, or for root, whom no mode binds, by the
/// immutable attribute. Where the file system has none the test is skipped and says so.
record LockedFolder(Path folder) implements AutoCloseable {

  static LockedFolder of(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    var locked = new LockedFolder(folder);
    if (Files.isWritable(folder)) {
      var immutable = Command.succeeds("chattr", "+i", folder.toString());
      if (!immutable) {
        locked.close();
      }
      assumeTrue(immutable, "skipped: root ignores modes and this disk has no chattr +i");
    }
    return locked;
  }

  @Override
  public void close() throws IOException {
    var _ = Command.succeeds("chattr", "-i", folder.toString());
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
