package io.cryptorun.bench.flow;

import io.cryptorun.domain.market.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What the exchanges counted.
///
/// @param calls by host
/// @param charges against each budget, in its own unit; of budgets for each pair, the busiest
///   pair's
record CallCounts(Map<Provider, Calls> calls, Map<Budget, Long> charges) {

  /// @param all calls, refused ones included
  /// @param bytes of the answers before compression
  record Calls(long all, long refused, long bytes) {

    private static final Calls NONE = new Calls(0, 0, 0);

    private Calls since(Calls then) {
      return new Calls(all - then.all, refused - then.refused, bytes - then.bytes);
    }
  }

  /// A limit of one host by its name.
  record Budget(Provider host, String name) {}

  /// Asks the simulator for everything it has counted so far.
  static CallCounts at(URI simulator) throws IOException {
    try (var body = URI.create(simulator + "/simulator/stats").toURL().openStream()) {
      return read(body);
    }
  }

  static CallCounts read(InputStream body) {
    var calls = new EnumMap<Provider, Calls>(Provider.class);
    var charges = new LinkedHashMap<Budget, Long>();
    for (var entry : JsonMapper.shared().readTree(body).properties()) {
      var host = host(entry.getKey());
      var told = entry.getValue();
      calls.put(
          host,
          new Calls(
              told.required("calls").asLong(),
              told.required("refused").asLong(),
              told.required("bytes").asLong()));
      for (var limit : told.required("limits").properties()) {
        charges.put(
            new Budget(host, limit.getKey()), limit.getValue().required("charged").asLong());
      }
    }
    return new CallCounts(calls, charges);
  }

  private static Provider host(String id) {
    return Arrays.stream(Provider.values())
        .filter(host -> host.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no host is named " + id));
  }

  /// What was counted since an earlier look.
  CallCounts since(CallCounts before) {
    var newCalls = new EnumMap<Provider, Calls>(Provider.class);
    calls.forEach(
        (host, now) -> newCalls.put(host, now.since(before.calls.getOrDefault(host, Calls.NONE))));
    var newCharges = new LinkedHashMap<Budget, Long>();
    charges.forEach(
        (budget, now) -> newCharges.put(budget, now - before.charges.getOrDefault(budget, 0L)));
    return new CallCounts(newCalls, newCharges);
  }

  long all() {
    return calls.values().stream().mapToLong(Calls::all).sum();
  }

  long all(Provider host) {
    return calls.getOrDefault(host, Calls.NONE).all;
  }

  /// Calls to the host that got most.
  long busiest() {
    return calls.values().stream().mapToLong(Calls::all).max().orElse(0);
  }

  long bytes() {
    return calls.values().stream().mapToLong(Calls::bytes).sum();
  }

  long refused() {
    return calls.values().stream().mapToLong(Calls::refused).sum();
  }
}
