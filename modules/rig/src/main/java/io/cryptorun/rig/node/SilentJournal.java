package io.cryptorun.rig.node;

import io.cryptorun.jobs.RunJournal;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rig's jobs have no stages; a warning goes to the log of the process.
final class SilentJournal implements RunJournal {

  private static final Logger LOG = LoggerFactory.getLogger(SilentJournal.class);

  @Override
  public void stage(String name, String text, Duration took) {}

  @Override
  public void warning(String text) {
    LOG.warn("{}", text);
  }
}
