package io.cryptorun.bench.flow;

import io.cryptorun.domain.market.Venue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What the exchanges counted.
///
/// @param calls by venue
/// @param charges against each budget, in its own unit; of budgets for each pair, the busiest
///   pair's
record CallCounts(Map<Venue, Calls> calls, Map<Budget, Long> charges) {

  /// @param all calls, refused ones included
  record Calls(long all, long refused) {}

  /// A limit of one venue by its name.
  record Budget(Venue venue, String name) {}

  /// Asks the simulator for everything it has counted so far.
  static CallCounts at(URI simulator) throws IOException {
    try (var body = URI.create(simulator + "/simulator/stats").toURL().openStream()) {
      return read(body);
    }
  }

  static CallCounts read(InputStream body) {
    var calls = new EnumMap<Venue, Calls>(Venue.class);
    var charges = new LinkedHashMap<Budget, Long>();
    for (var entry : JsonMapper.shared().readTree(body).properties()) {
      var venue = Venue.of(entry.getKey()).orElseThrow();
      var told = entry.getValue();
      calls.put(
          venue, new Calls(told.required("calls").asLong(), told.required("refused").asLong()));
      for (var limit : told.required("limits").properties()) {
        charges.put(
            new Budget(venue, limit.getKey()), limit.getValue().required("charged").asLong());
      }
    }
    return new CallCounts(calls, charges);
  }

  /// What was counted since an earlier look.
  CallCounts since(CallCounts before) {
    var newCalls = new EnumMap<Venue, Calls>(Venue.class);
    calls.forEach((venue, now) -> {
      var then = before.calls.getOrDefault(venue, new Calls(0, 0));
      newCalls.put(venue, new Calls(now.all - then.all, now.refused - then.refused));
    });
    var newCharges = new LinkedHashMap<Budget, Long>();
    charges.forEach(
        (budget, now) -> newCharges.put(budget, now - before.charges.getOrDefault(budget, 0L)));
    return new CallCounts(newCalls, newCharges);
  }

  long all() {
    return calls.values().stream().mapToLong(Calls::all).sum();
  }

  long refused() {
    return calls.values().stream().mapToLong(Calls::refused).sum();
  }
}
