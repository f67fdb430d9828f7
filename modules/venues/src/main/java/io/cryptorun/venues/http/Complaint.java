package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a venue said instead of an answer.
///
/// @param text the venue's own code and message
/// @param until when the venue said it may be asked again, null when it did not say
public record Complaint(Fault.Code code, Blame blame, String text, @Nullable Instant until) {

  public Complaint(Fault.Code code, Blame blame, String text) {
    this(code, blame, text, null);
  }

  /// What the HTTP status alone says.
  public static Complaint ofStatus(int status, String text) {
    return switch (status) {
      case 418 -> new Complaint(Fault.Code.BANNED, Blame.BAN, text);
      case 429 -> new Complaint(Fault.Code.RATE_LIMITED, Blame.RETRY, text);
      case 403, 451 -> new Complaint(Fault.Code.REFUSED, Blame.TRIP, text);
      case 408 -> new Complaint(Fault.Code.TIMEOUT, Blame.RETRY, text);
      default ->
          new Complaint(Fault.Code.VENUE_ERROR, status >= 500 ? Blame.RETRY : Blame.ANSWERED, text);
    };
  }

  /// Markup or plain text where JSON was due: a page of the network edge, or of a firewall.
  static Complaint ofPage(int status, String text) {
    var byStatus = ofStatus(status, text);
    if (byStatus.code != Fault.Code.VENUE_ERROR) {
      return byStatus;
    }
    var blame = status < 400 ? Blame.TROUBLE : byStatus.blame;
    return new Complaint(Fault.Code.EDGE_PAGE, blame, text);
  }
}
