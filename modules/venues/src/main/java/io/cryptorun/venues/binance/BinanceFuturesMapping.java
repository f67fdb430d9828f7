package io.cryptorun.venues.binance;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.ContractDraft;
import io.cryptorun.venues.TimedValues;
import io.cryptorun.venues.binance.BinanceFuturesWire.Charged;
import io.cryptorun.venues.binance.BinanceFuturesWire.Exchange;
import io.cryptorun.venues.binance.BinanceFuturesWire.Open;
import io.cryptorun.venues.binance.BinanceFuturesWire.OpenThen;
import io.cryptorun.venues.binance.BinanceFuturesWire.Premium;
import io.cryptorun.venues.binance.BinanceFuturesWire.Row;
import io.cryptorun.venues.http.NumberRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// From the answers of Binance's USD-M host to domain values.
final class BinanceFuturesMapping {
  private BinanceFuturesMapping() {}

  /// Perpetuals in Tether. Dated contracts, those on shares and metals, and unknown kinds are none.
  static List<Contract> contracts(Exchange exchange) {
    var draft = new ContractDraft(Venue.BINANCE);
    require(exchange.symbols(), "symbols").stream()
        .filter(BinanceFuturesMapping::isTradable)
        .forEach(row ->
            draft.add(require(row.symbol(), "symbol"), require(row.baseAsset(), "baseAsset")));
    return draft.contracts();
  }

  private static boolean isTradable(Row row) {
    return "PERPETUAL".equals(row.contractType())
        && "TRADING".equals(row.status())
        && "USDT".equals(row.quoteAsset());
  }

  /// Rates by contract; the venue does not say here for how many hours each is.
  static Map<String, CurrentFunding> funding(List<Premium> premiums) {
    var rates = new HashMap<String, CurrentFunding>();
    for (var premium : premiums) {
      var rate = premium.lastFundingRate();
      if (rate != null) {
        rates.put(
            require(premium.symbol(), "symbol"), new CurrentFunding(rate.doubleValue(), null));
      }
    }
    return rates;
  }

  static List<Settlement> settlements(List<Charged> rows, Instant since, Instant until) {
    var settled =
        rows.stream()
            .filter(row -> row.fundingRate() != null)
            .map(BinanceFuturesMapping::settlement)
            .toList();
    return TimedValues.settlements(settled, since, until);
  }

  private static Settlement settlement(Charged row) {
    var at = NumberRow.time(require(row.fundingTime(), "fundingTime"));
    return new Settlement(
        TimedValues.nearestMinute(at), require(row.fundingRate(), "fundingRate").doubleValue());
  }

  static OpenInterest openInterest(Open open) {
    return new OpenInterest(
        NumberRow.time(require(open.time(), "time")),
        require(open.openInterest(), "openInterest").doubleValue());
  }

  static List<OpenInterest> history(List<OpenThen> rows, Instant since, Instant until) {
    var figures =
        rows.stream()
            .map(row ->
                new OpenInterest(
                    NumberRow.time(require(row.timestamp(), "timestamp")),
                    require(row.sumOpenInterest(), "sumOpenInterest").doubleValue()))
            .toList();
    return TimedValues.openInterest(figures, since, until);
  }
}
