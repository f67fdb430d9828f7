package io.cryptorun.ledger.provider;

import io.cryptorun.domain.health.CallRecord;
import io.cryptorun.domain.market.Provider;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/// Calls that are not in the database yet.
final class CallBuffer {

  /// Calls to one host that ended in the same minute.
  record Minute(Provider provider, Instant start, List<CallRecord> calls) {}

  private record Noted(Provider provider, CallRecord call) {

    Minute minute() {
      return new Minute(provider, call.at().truncatedTo(ChronoUnit.MINUTES), new ArrayList<>());
    }
  }

  /// The order in which every process writes, so that two of them never wait for each other.
  private static final Comparator<Minute> ORDER =
      Comparator.comparing(Minute::provider).thenComparing(Minute::start);

  private final List<Noted> noted = new ArrayList<>();

  synchronized void add(Provider provider, CallRecord call) {
    noted.add(new Noted(provider, call));
  }

  /// Takes everything out.
  synchronized List<Minute> drain() {
    var minutes = new TreeMap<Minute, Minute>(ORDER);
    for (var one : noted) {
      var minute = one.minute();
      minutes.computeIfAbsent(minute, _ -> minute).calls().add(one.call());
    }
    noted.clear();
    return List.copyOf(minutes.values());
  }

  /// Puts back what could not be written.
  synchronized void putBack(List<Minute> minutes) {
    for (var minute : minutes) {
      minute.calls().forEach(call -> noted.add(new Noted(minute.provider(), call)));
    }
  }

  synchronized int count(Provider provider) {
    return (int) noted.stream().filter(one -> one.provider() == provider).count();
  }
}
