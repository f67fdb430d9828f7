package io.cryptorun.domain.premove;

import java.util.List;

/// What an alert needs, as the configuration and the state of the whole market have it.
///
/// @param required the gates that count, distinct, in the order in which they are listed
/// @param minimum how many of them have to pass, 1 to their number
/// @param volumeRequired whether volume has to confirm as well
/// @param strained whether the market as a whole is volatile or under an overlay, a risk of its own
public record PremoveRules(
    List<PremoveGate> required, int minimum, boolean volumeRequired, boolean strained) {

  public PremoveRules {
    required = List.copyOf(required);
    if (minimum < 1 || minimum > required.size()) {
      throw new IllegalArgumentException(
          "%d of %d required gates cannot be asked for".formatted(minimum, required.size()));
    }
  }
}
