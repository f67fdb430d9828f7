package io.cryptorun.domain.market;

import org.jspecify.annotations.Nullable;

/// Why a venue gave no value.
///
/// @param call what was asked, venue and path, without secrets
/// @param status HTTP status, null when no answer arrived
/// @param text one line for the run log: the venue's own code and message, or the first 200
///   printable characters of a body that could not be read; never markup
public record Fault(Venue venue, Code code, String call, @Nullable Integer status, String text) {

  /// The kinds of failure, in words that artifacts and the run log use.
  public enum Code {
    /// the venue said that it is asked too often
    RATE_LIMITED,
    /// the venue refuses this address for a while
    BANNED,
    /// our own breaker is open; no call was made
    CIRCUIT_OPEN,
    /// no token within the time allowed, or the shared budget cannot be reached; no call was made
    NO_BUDGET,
    /// no complete answer in time
    TIMEOUT,
    /// no connection, or it broke
    UNREACHABLE,
    /// the host is not on the venue's allow-list; no call was made
    FORBIDDEN_HOST,
    /// 403, 451: this address may not read the venue
    REFUSED,
    /// markup or plain text where JSON was due
    EDGE_PAGE,
    /// JSON that breaks the wire format, or is cut short
    UNPARSEABLE,
    /// more bytes than the cap
    TOO_LARGE,
    /// the venue does not know the instrument
    UNKNOWN_INSTRUMENT,
    /// any other error the venue reported
    VENUE_ERROR,
    /// the run was cancelled before the call
    CANCELLED
  }

  /// The same reason for another reader: a reply of another type.
  public <T> Reply<T> missing() {
    return new Reply.Missing<>(this);
  }
}
