package io.cryptorun.simulator.kraken;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.faults.FaultKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// The hourly rates of one contract, oldest first, all that is kept in one answer. Numbers may have
/// exponents.
final class KrakenFundingHistory {
  private static final long KEPT_MILLIS = 60L * 86_400_000;

  private KrakenFundingHistory() {}

  static Answer rates(Call call) {
    var perpetual = KrakenContracts.single(call);
    boolean empty = call.faults().has(FaultKind.FUNDING_EMPTY);
    var rows = Json.array();
    var settled = perpetual.funding().settled(call.now() - KEPT_MILLIS, call.now());
    for (var settlement : call.settled(settled)) {
      double index = perpetual.index(settlement.millis());
      if (Double.isNaN(index)) {
        continue;
      }
      var row = rows.addObject().put("timestamp", time(settlement.millis()));
      if (empty) {
        row.putNull("fundingRate").putNull("relativeFundingRate");
      } else {
        row.put("fundingRate", KrakenFuturesTickers.absolute(perpetual, settlement.rate(), index));
        row.put("relativeFundingRate", settlement.rate());
      }
    }
    return KrakenFuturesExchange.success(call, "rates", rows)
        .with(Answer.DERIVED, "rates from recent returns");
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
