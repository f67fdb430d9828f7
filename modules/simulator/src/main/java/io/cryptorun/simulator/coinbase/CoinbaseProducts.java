package io.cryptorun.simulator.coinbase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;

/// The list of products, and the product a request means.
final class CoinbaseProducts {
  private CoinbaseProducts() {}

  /// The venue's name of a product, such as `BTC-USD`.
  static String id(Listing listing) {
    return listing.base() + "-" + listing.quote();
  }

  /// The product with a name, or the venue's error.
  static Listing named(Call call, String id) {
    return call.market()
        .find(call.now(), listing -> id(listing).equals(id))
        .orElseThrow(CoinbaseExchange::notFound);
  }

  static Answer products(Call call) {
    var rows = Json.array();
    call.market().listings(call.now()).forEach(listing -> rows.add(row(call, listing)));
    return Answer.ok(rows).with(Answer.DERIVED, "every recorded coin is listed");
  }

  static Answer product(Call call, Listing listing) {
    return Answer.ok(row(call, listing));
  }

  private static ObjectNode row(Call call, Listing listing) {
    boolean switchedOff = call.switchedOff(listing);
    boolean postOnly = call.faults().has(FaultKind.POST_ONLY);
    var row = Json.object();
    row.put("id", id(listing)).put("base_currency", listing.base());
    row.put("quote_currency", listing.quote());
    row.put("quote_increment", Json.plain(listing.tick()));
    row.put("base_increment", Json.plain(BigDecimal.ONE.movePointLeft(listing.sizeScale())));
    row.put("display_name", id(listing)).put("min_market_funds", "1");
    row.put("margin_enabled", false).put("post_only", postOnly).put("limit_only", false);
    row.put("cancel_only", switchedOff).put("status", switchedOff ? "delisted" : "online");
    row.put("status_message", "").put("trading_disabled", switchedOff);
    row.put("fx_stablecoin", false).put("max_slippage_percentage", "0.02000000");
    return row.put("auction_mode", false).put("high_bid_limit_percentage", "");
  }
}
