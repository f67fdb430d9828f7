package io.cryptorun.jobs.premove;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.premove.FundingDivergence;
import io.cryptorun.domain.premove.OpenInterestChange;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the derivatives arms answered about the coins of a run.
///
/// @param listings what each arm lists
/// @param all one for each coin and arm that lists it
record Perpetuals(Map<Venue, Reply<List<Contract>>> listings, List<Perpetual> all) {

  Perpetuals {
    listings = Map.copyOf(listings);
    all = List.copyOf(all);
  }

  /// Nobody was asked.
  static Perpetuals none() {
    return new Perpetuals(Map.of(), List.of());
  }

  List<Perpetual> of(Symbol coin) {
    return all.stream().filter(one -> one.contract().base().equals(coin.base())).toList();
  }

  FundingDivergence funding(Symbol coin, Instant now) {
    return FundingDivergence.of(of(coin).stream().map(Perpetual::venueFunding).toList(), now);
  }

  Optional<OpenInterestChange> openInterest(Symbol coin, Instant now) {
    var known = new EnumMap<Venue, OpenInterestChange.Known>(Venue.class);
    of(coin)
        .forEach(one ->
            one.openInterest().ifPresent(figures -> known.put(one.contract().venue(), figures)));
    return OpenInterestChange.of(known, now);
  }

  /// Arms that were asked and gave neither a contract nor a rate.
  List<Venue> silent() {
    var told =
        all.stream()
            .filter(one -> one.funding().found().isPresent() || one.settled().found().isPresent())
            .map(one -> one.contract().venue())
            .collect(Collectors.toSet());
    var asked = all.stream().map(one -> one.contract().venue()).collect(Collectors.toSet());
    return listings.entrySet().stream()
        .filter(arm ->
            arm.getValue().found().isEmpty()
                || (asked.contains(arm.getKey()) && !told.contains(arm.getKey())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  Stream<Reply<?>> replies() {
    return Stream.concat(
        listings.values().stream(),
        all.stream()
            .flatMap(one -> Stream.of(one.funding(), one.settled(), one.open(), one.history())));
  }
}
