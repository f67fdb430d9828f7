package io.cryptorun.jobs.cron;

/// A text that is not a five-field Unix cron expression, or one that cannot be scheduled truly.
public final class CronSyntaxException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String fix;

  CronSyntaxException(String reason, String fix) {
    super(reason);
    this.fix = fix;
  }

  /// What to write instead.
  public String fix() {
    return fix;
  }
}
