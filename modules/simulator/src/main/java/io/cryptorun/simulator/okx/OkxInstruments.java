package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// The list of instruments, and the instrument a request means.
final class OkxInstruments {
  private static final long HOUR_MILLIS = 3_600_000L;

  private OkxInstruments() {}

  /// The venue's name of an instrument, such as `BTC-USDT`.
  static String id(Listing listing) {
    return listing.base() + "-" + listing.quote();
  }

  /// The instrument a request means, or the venue's error.
  static Listing named(Call call) {
    String wanted = call.request().parameter("instId");
    if (wanted == null || wanted.isEmpty()) {
      throw OkxExchange.badParameter("instId");
    }
    return call.market()
        .find(call.now(), listing -> id(listing).equals(wanted))
        .orElseThrow(OkxExchange::unknownInstrument);
  }

  /// Refuses another type of instruments than the one that is answered.
  static void requireType(Call call, String type) {
    if (!type.equals(call.request().parameter("instType"))) {
      throw OkxExchange.badParameter("instType");
    }
  }

  static Answer instruments(Call call) {
    if ("SWAP".equals(call.request().parameter("instType"))) {
      return OkxSwaps.instruments(call);
    }
    requireType(call, "SPOT");
    String wanted = call.request().parameter("instId");
    var data = Json.array();
    for (var listing : call.market().listings(call.now())) {
      if (wanted == null || wanted.equals(id(listing))) {
        data.add(row(listing, call.switchedOff(listing), data.size() + 1));
      }
    }
    return OkxExchange.data(data).with(Answer.DERIVED, "every recorded coin is listed");
  }

  private static ObjectNode row(Listing listing, boolean switchedOff, int code) {
    String step = Json.plain(BigDecimal.ONE.movePointLeft(listing.sizeScale()));
    var row = Json.object();
    blank(row, "alias", "auctionEndTime");
    row.put("baseCcy", listing.base()).put("category", "1");
    blank(row, "contTdSwTime", "ctMult", "ctType", "ctVal", "ctValCcy", "expTime");
    row.put("instFamily", "").put("instId", id(listing)).put("instIdCode", code);
    row.put("instType", "SPOT").put("lever", "10");
    row.put("listTime", Long.toString(listing.hours().first() * HOUR_MILLIS));
    row.put("lotSz", step).put("maxLmtAmt", "20000000").put("maxLmtSz", "9999999999");
    row.put("maxMktAmt", "1000000").put("maxMktSz", "1000000").put("minSz", step);
    blank(row, "openType", "optType");
    row.put("quoteCcy", listing.quote()).put("ruleType", "normal");
    blank(row, "settleCcy");
    row.put("state", switchedOff ? "suspend" : "live").put("stk", "");
    row.put("tickSz", Json.plain(listing.tick()));
    row.putArray("tradeQuoteCcyList").add(listing.quote());
    return row.put("uly", "");
  }

  static void blank(ObjectNode row, String... names) {
    for (String name : names) {
      row.put(name, "");
    }
  }

  /// The part of an answer that was made up, for the header that tells.
  static Answer told(Answer answer, String part, @Nullable String origin) {
    return origin == null ? answer : answer.with(Answer.DERIVED, part + " from " + origin);
  }
}
