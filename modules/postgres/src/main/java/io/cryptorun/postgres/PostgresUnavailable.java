package io.cryptorun.postgres;

/// The embedded server cannot be had: what failed, why, and what the operator can do about it.
public final class PostgresUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String why;
  private final String fix;

  PostgresUnavailable(String what, String why, String fix) {
    super(what + ": " + why + " (" + fix + ")");
    this.what = what;
    this.why = why;
    this.fix = fix;
  }

  PostgresUnavailable(String what, String why, String fix, Throwable cause) {
    this(what, why, fix);
    initCause(cause);
  }

  public String what() {
    return what;
  }

  public String why() {
    return why;
  }

  public String fix() {
    return fix;
  }
}
