package io.cryptorun.domain.health;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on record about a provider, from every process that calls it.
///
/// @param calls each call of the last [#WINDOW], in any order
/// @param circuit CLOSED while none has ever opened
/// @param toldPerMinute what the provider itself says is allowed in a minute; null when it never
///   said
public record ProviderRecord(
    List<CallRecord> calls,
    Circuit.State circuit,
    Spending spending,
    @Nullable Integer toldPerMinute) {

  /// How far back calls are kept for judging.
  public static final Duration WINDOW = Duration.ofMinutes(15);

  public ProviderRecord {
    calls = List.copyOf(calls);
  }
}
