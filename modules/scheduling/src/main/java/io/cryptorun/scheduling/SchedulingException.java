package io.cryptorun.scheduling;

/// Quartz could not do what a node needs of it; the message says what was left undone.
public final class SchedulingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /// @param message what was left undone
  public SchedulingException(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
