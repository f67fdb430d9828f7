package io.cryptorun.ledger.market;

import static java.util.Objects.requireNonNull;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.premove.OpenInterestSample;
import io.cryptorun.ledger.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Open interest of venues that keep no history of it, one sample a clock hour for each contract.
/// Samples are observations and stay when the run that made them fails.
public final class OpenInterestSamples {

  private static final Duration KEPT = Duration.ofDays(8);

  private static final Comparator<OpenInterestSample> BY_KEY =
      Comparator.comparing((OpenInterestSample sample) -> sample.contract().venue())
          .thenComparing(sample -> sample.contract().id())
          .thenComparing(OpenInterestSample::receivedAt);

  private static final String KEEP =
      """
      insert into cryptorun.open_interest_sample (market, venue, contract, hour, base, received_at)
      select :market, sample.*
      from unnest(:venues, :contracts, :hours, :bases, :receipts) as sample
      on conflict do nothing
      """;

  private static final String PRUNE =
      """
      delete from cryptorun.open_interest_sample
      where market = :market and hour < :oldest
      """;

  private static final String READ =
      """
      select sample.venue, sample.contract, sample.base, sample.received_at
      from unnest(:venues, :contracts) as wanted (venue, contract)
      join cryptorun.open_interest_sample as sample
        on sample.market = :market and sample.venue = wanted.venue and sample.contract = wanted.contract
      where sample.received_at between :from and :to
      order by sample.hour
      """;

  private final Database database;

  public OpenInterestSamples(Database database) {
    this.database = database;
  }

  /// Keeps samples; an hour that has one already keeps it, and what is older than eight days goes.
  ///
  /// @param market whose contracts they are of: `live`, or `sim:` and a fingerprint
  public void keep(String market, List<OpenInterestSample> samples) {
    if (samples.isEmpty()) {
      return;
    }
    var sorted = samples.stream().sorted(BY_KEY).toList();
    database.write(handle ->
        handle
            .createUpdate(KEEP)
            .bind("market", market)
            .bindArray("venues", String.class, column(sorted, s -> s.contract().venue().id()))
            .bindArray("contracts", String.class, column(sorted, s -> s.contract().id()))
            .bindArray("hours", Instant.class, column(sorted, OpenInterestSample::hour))
            .bindArray("bases", Double.class, column(sorted, OpenInterestSample::base))
            .bindArray("receipts", Instant.class, column(sorted, OpenInterestSample::receivedAt))
            .execute());
    var newest = sorted.stream().map(OpenInterestSample::hour).max(Comparator.naturalOrder());
    database.write(handle ->
        handle
            .createUpdate(PRUNE)
            .bind("market", market)
            .bind("oldest", newest.orElseThrow().minus(KEPT))
            .execute());
  }

  /// The samples of contracts that were received in a span, both ends included, oldest first; a
  /// contract without one has no entry.
  public Map<Contract, List<OpenInterest>> between(
      String market, Collection<Contract> contracts, Instant from, Instant to) {
    var wanted =
        contracts.stream().collect(Collectors.toMap(OpenInterestSamples::key, Function.identity()));
    return database.read(handle ->
        handle
            .createQuery(READ)
            .bind("market", market)
            .bindArray("venues", String.class, wanted.keySet().stream().map(Key::venue).toList())
            .bindArray("contracts", String.class, wanted.keySet().stream().map(Key::id).toList())
            .bind("from", from)
            .bind("to", to)
            .reduceRows(
                new HashMap<Contract, List<OpenInterest>>(),
                (all, row) -> {
                  var key =
                      new Key(
                          row.getColumn("venue", String.class),
                          row.getColumn("contract", String.class));
                  all.computeIfAbsent(requireNonNull(wanted.get(key)), _ -> new ArrayList<>())
                      .add(
                          new OpenInterest(
                              row.getColumn("received_at", Instant.class),
                              row.getColumn("base", Double.class)));
                  return all;
                }));
  }

  private record Key(String venue, String id) {}

  private static Key key(Contract contract) {
    return new Key(contract.venue().id(), contract.id());
  }

  private static <T> List<T> column(
      List<OpenInterestSample> samples, Function<OpenInterestSample, T> figure) {
    return samples.stream().map(figure).toList();
  }
}
