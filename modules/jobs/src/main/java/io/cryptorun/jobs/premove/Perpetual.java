package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.premove.OpenInterestChange;
import io.cryptorun.domain.premove.VenueFunding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What one venue answered about its perpetual on a coin.
///
/// @param funding the rate building up
/// @param settled rates charged in the days before
/// @param open what is open now
/// @param history what was open, where the venue keeps that
/// @param samples what earlier runs saw open, for venues that do not
record Perpetual(
    Contract contract,
    Reply<CurrentFunding> funding,
    Reply<List<Settlement>> settled,
    Reply<OpenInterest> open,
    Reply<List<OpenInterest>> history,
    List<OpenInterest> samples) {

  Perpetual {
    samples = List.copyOf(samples);
  }

  VenueFunding venueFunding() {
    return new VenueFunding(
        contract.venue(), funding.found().orElse(null), settled.found().orElse(List.of()));
  }

  /// Empty when nobody knows what is open now.
  Optional<OpenInterestChange.Known> openInterest() {
    return open.found()
        .map(now ->
            new OpenInterestChange.Known(
                now,
                Stream.concat(history.found().stream().flatMap(List::stream), samples.stream())
                    .toList()));
  }
}
