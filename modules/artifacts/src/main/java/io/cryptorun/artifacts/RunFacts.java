package io.cryptorun.artifacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What every artifact says about the run that made it.
///
/// @param runId 26 characters; names the staging folder too, so it holds letters and digits only
/// @param job for example `scan.hot`
/// @param dueAt the run's nominal time, whole seconds; stamps the directory and every row
/// @param codeVersion version of the program
/// @param configSha256 hash of the configuration the run used
public record RunFacts(
    String runId, String job, Instant dueAt, String codeVersion, String configSha256) {

  public RunFacts {
    if (runId.isEmpty() || !runId.chars().allMatch(RunFacts::isLetterOrDigit)) {
      throw new IllegalArgumentException(
          "run id \"%s\" is not made of letters and digits; it cannot name a folder"
              .formatted(runId));
    }
    if (!dueAt.equals(dueAt.truncatedTo(ChronoUnit.SECONDS))) {
      throw new IllegalArgumentException("due_at %s is not in whole seconds".formatted(dueAt));
    }
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
}
