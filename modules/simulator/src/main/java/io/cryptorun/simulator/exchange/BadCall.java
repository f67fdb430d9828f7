package io.cryptorun.simulator.exchange;

/// A call that the venue answers with one of its errors: thrown from where a parameter is read.
public final class BadCall extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  public BadCall(Answer answer) {
    super("status " + answer.status(), null, false, false);
    this.answer = answer;
  }

  public Answer answer() {
    return answer;
  }
}
