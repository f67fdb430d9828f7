package io.cryptorun.jobs;

import java.time.Duration;

/// Where a run says what it is doing: a line for each stage that is done, and a line for each thing
/// somebody should look at. Lines go to the log and to whoever waits for the run.
public interface RunJournal {

  /// A stage is done.
  ///
  /// @param name one word: `universe`, `fetch`
  /// @param text what came of it
  void stage(String name, String text, Duration took);

  /// Something is missing or odd, and the run goes on without it.
  void warning(String text);
}
