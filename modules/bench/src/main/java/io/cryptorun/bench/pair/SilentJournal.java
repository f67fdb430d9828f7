package io.cryptorun.bench.pair;

import io.cryptorun.jobs.RunJournal;
import java.time.Duration;

/// A short job has no stages to tell.
enum SilentJournal implements RunJournal {
  INSTANCE;

  @Override
  public void stage(String name, String text, Duration took) {}

  @Override
  public void warning(String text) {}
}
