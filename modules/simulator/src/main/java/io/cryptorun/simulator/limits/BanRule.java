package io.cryptorun.simulator.limits;

import java.time.Duration;

/// When a venue stops refusing single calls and shuts the caller out.
///
/// @param refusals how many refused calls in a row it puts up with
/// @param length how long the caller is shut out then
public record BanRule(int refusals, Duration length) {
  /// A venue that never bans.
  public static final BanRule NEVER = new BanRule(Integer.MAX_VALUE, Duration.ZERO);
}
