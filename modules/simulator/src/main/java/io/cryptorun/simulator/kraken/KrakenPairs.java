package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The list of pairs, and the pairs a request means.
final class KrakenPairs {
  private static final Pattern COMMA = Pattern.compile(",");
  private static final int LOT_DECIMALS = 8;

  private KrakenPairs() {}

  static Answer assetPairs(Call call) {
    var result = Json.object();
    for (var named : named(call)) {
      result.set(named.key(), row(named.listing(), status(call, named.listing())));
    }
    return KrakenExchange.result(result).with(Answer.DERIVED, "every recorded coin is listed");
  }

  /// The pairs a request names, all where it names none; one unknown name fails the whole request.
  static List<Named> named(Call call) {
    String wanted = call.request().parameter("pair");
    if (wanted == null) {
      return call.market().listings(call.now()).stream()
          .map(listing -> new Named(KrakenNames.key(listing), listing))
          .toList();
    }
    var found = new ArrayList<Named>();
    COMMA.splitAsStream(wanted).forEach(spelled -> found.add(one(call, spelled)));
    return found;
  }

  /// The only pair a request names.
  static Named single(Call call) {
    String wanted = call.request().parameter("pair");
    if (wanted == null || wanted.isEmpty()) {
      throw new BadCall(Answer.ok(KrakenExchange.error("EGeneral:Invalid arguments")));
    }
    return one(call, wanted);
  }

  private static Named one(Call call, String spelled) {
    var listing = call.market().find(call.now(), any -> KrakenNames.means(spelled, any));
    if (listing.isEmpty()) {
      throw new BadCall(Answer.ok(KrakenExchange.error("EQuery:Unknown asset pair")));
    }
    boolean display = spelled.equals(listing.get().symbol());
    return new Named(display ? spelled : KrakenNames.key(listing.get()), listing.get());
  }

  private static String status(Call call, Listing listing) {
    if (call.switchedOff(listing)) {
      return "cancel_only";
    }
    return call.faults().has(FaultKind.POST_ONLY) ? "post_only" : "online";
  }

  private static ObjectNode row(Listing listing, String status) {
    var row = Json.object();
    row.put("altname", KrakenNames.altname(listing)).put("wsname", KrakenNames.wsname(listing));
    row.put("aclass_base", "currency").put("base", KrakenNames.code(listing.base()));
    row.put("aclass_quote", "currency").put("quote", KrakenNames.code(listing.quote()));
    row.put("lot", "unit").put("cost_decimals", listing.priceScale() + 4);
    row.put("pair_decimals", listing.priceScale()).put("lot_decimals", LOT_DECIMALS);
    row.put("lot_multiplier", 1);
    row.putArray("leverage_buy");
    row.putArray("leverage_sell");
    row.putArray("fees");
    row.putArray("fees_maker");
    row.put("fee_volume_currency", "ZUSD").put("margin_call", 80).put("margin_stop", 40);
    row.put("ordermin", Json.plain(BigDecimal.ONE.movePointLeft(listing.sizeScale())));
    row.put("costmin", "0.5").put("tick_size", Json.plain(listing.tick()));
    row.put("status", status);
    row.put("execution_venue", "international");
    return row;
  }

  /// A pair and the key under which the answer shows it.
  record Named(String key, Listing listing) {
    @Nullable String origin() {
      return listing.origin();
    }
  }
}
