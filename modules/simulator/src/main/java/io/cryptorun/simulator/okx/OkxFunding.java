package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.derivatives.Perpetual;
import io.cryptorun.simulator.derivatives.Settlement;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.faults.FaultKind;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Funding: the rate building up of one swap or of all (`instId=ANY`), and the rates charged in the
/// last three months, newest first.
final class OkxFunding {
  private static final String ALL = "ANY";
  private static final int MOST_ROWS = 400;
  private static final int DECIMALS = 16;
  private static final long THREE_MONTHS = 92L * 86_400_000;

  private OkxFunding() {}

  static Answer current(Call call) {
    var data = Json.array();
    if (ALL.equals(call.request().parameter("instId"))) {
      call.perpetuals().forEach(perpetual -> data.add(building(call, perpetual)));
      return OkxExchange.data(data).with(Answer.DERIVED, "rates building up");
    }
    var perpetual = OkxSwaps.single(call);
    data.add(building(call, perpetual));
    return OkxInstruments.told(OkxExchange.data(data), "funding", perpetual.origin());
  }

  static Answer history(Call call) {
    var perpetual = OkxSwaps.single(call);
    long after = whole(call, "after", Long.MAX_VALUE);
    long before = whole(call, "before", Long.MIN_VALUE);
    int limit = Math.clamp(whole(call, "limit", MOST_ROWS), 1, MOST_ROWS);
    long oldest =
        Math.max(before == Long.MIN_VALUE ? before : before + 1, call.now() - THREE_MONTHS);
    var settled = perpetual.funding().settled(oldest, Math.min(after - 1, call.now()));
    var newest = settled.subList(Math.max(0, settled.size() - limit), settled.size());
    var data = Json.array();
    call.settled(newest)
        .reversed()
        .forEach(settlement -> data.add(charged(call, perpetual, settlement)));
    return OkxInstruments.told(OkxExchange.data(data), "funding", perpetual.origin());
  }

  private static ObjectNode building(Call call, Perpetual perpetual) {
    long next = call.nextFunding(perpetual);
    long interval = call.fundingInterval(perpetual);
    var rate = call.currentRate(perpetual);
    var last = perpetual.funding().newest(call.now(), 1);
    var row = Json.object();
    row.put("formulaType", "withRate").put("fundingRate", rate == null ? "" : sixteen(rate));
    row.put("fundingTime", Long.toString(next)).put("impactValue", "20000.0000000000000000");
    row.put("instId", OkxSwaps.id(perpetual)).put("instType", "SWAP");
    row.put("interestRate", "0.0001000000000000").put("maxFundingRate", "0.00375");
    row.put("method", "current_period").put("minFundingRate", "-0.00375");
    row.put("nextFundingRate", "").put("nextFundingTime", Long.toString(next + interval));
    double premium = perpetual.mark(call.now()) / perpetual.index(call.now()) - 1;
    row.put("premium", sixteen(premium));
    row.put("prevFundingTime", Long.toString(next - interval));
    boolean unknown = last.isEmpty() || rate == null;
    row.put("settFundingRate", unknown ? "" : sixteen(last.getLast().rate()));
    return row.put("settState", "settled").put("ts", Long.toString(call.now()));
  }

  private static ObjectNode charged(Call call, Perpetual perpetual, Settlement settlement) {
    boolean empty = call.faults().has(FaultKind.FUNDING_EMPTY);
    String rate = empty ? "" : sixteen(settlement.rate());
    return Json.object()
        .put("instType", "SWAP")
        .put("instId", OkxSwaps.id(perpetual))
        .put("fundingRate", empty ? "" : sixteen(settlement.rate() * 1.05))
        .put("realizedRate", rate)
        .put("fundingTime", Long.toString(settlement.millis()))
        .put("method", "current_period")
        .put("formulaType", "withRate");
  }

  private static String sixteen(double rate) {
    return BigDecimal.valueOf(rate).setScale(DECIMALS, RoundingMode.HALF_UP).toPlainString();
  }

  private static long whole(Call call, String name, long fallback) {
    return Parameters.whole(call, name, fallback, OkxExchange.badParameter(name));
  }
}
