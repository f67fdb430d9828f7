package io.cryptorun.simulator;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.MarketClock;
import java.util.Collection;

/// What the simulator tells about itself.
final class OwnPages {
  private OwnPages() {}

  /// Which market is played, and its time.
  static Answer simulator(Market market, MarketClock clock) {
    return Answer.ok(
        Json.object()
            .put("fingerprint", market.fingerprint())
            .put("clock", clock.instant().toString())
            .put("frozen", clock.frozen())
            .put("data", market.description()));
  }

  /// Calls, refusals, bytes answered, and the highest and the whole usage of each limit, by host.
  static Answer stats(Collection<Desk> desks) {
    var body = Json.object();
    for (var desk : desks) {
      var used = desk.usage();
      var row = body.putObject(desk.host().id());
      row.put("calls", used.calls()).put("refused", used.refused()).put("bytes", desk.bytes());
      var limits = row.putObject("limits");
      used.peaks()
          .forEach((name, peak) ->
              limits
                  .putObject(name)
                  .put("limit", peak.limit())
                  .put("peak", peak.peak())
                  .put("charged", peak.charged()));
    }
    return Answer.ok(body);
  }
}
