package io.cryptorun.venues.http;

/// What a call's end says about the venue: whether its circuit counts it, and whether asking again
/// can help.
public enum Blame {
  /// the venue did its work, also where it said no to this very question
  ANSWERED,
  /// trouble that may pass: counts as a failure, worth repeating
  RETRY,
  /// trouble that will not pass within a call: counts as a failure
  TROUBLE,
  /// the venue turns this address away: opens the circuit
  TRIP,
  /// the venue banned this address: opens the circuit until the ban ends
  BAN,
  /// no call was made
  NOT_ASKED
}
