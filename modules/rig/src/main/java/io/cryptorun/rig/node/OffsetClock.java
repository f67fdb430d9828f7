package io.cryptorun.rig.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// A machine's clock that somebody outside has set wrong.
///
/// @param offset a file that holds milliseconds; absent: the clock is right
record OffsetClock(InstantSource right, Path offset) implements InstantSource {

  @Override
  public Instant instant() {
    return right.instant().plusMillis(offsetMillis());
  }

  private long offsetMillis() {
    try {
      return Long.parseLong(Files.readString(offset).strip());
    } catch (NoSuchFileException _) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + offset, e);
    }
  }
}
