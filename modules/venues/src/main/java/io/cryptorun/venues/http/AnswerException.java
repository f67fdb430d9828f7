package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Fault;

/// An answer that cannot be used: it breaks the wire format, or is an error of the venue. Thrown
/// while an answer is read; the door turns it into a fault, so no caller ever sees it.
public final class AnswerException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Complaint complaint;

  public AnswerException(Complaint complaint) {
    super(complaint.text());
    this.complaint = complaint;
  }

  /// The answer breaks the wire format.
  public static AnswerException malformed(String text) {
    return new AnswerException(new Complaint(Fault.Code.UNPARSEABLE, Blame.TROUBLE, text));
  }

  Complaint complaint() {
    return complaint;
  }
}
