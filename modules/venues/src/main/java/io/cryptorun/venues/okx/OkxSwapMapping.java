package io.cryptorun.venues.okx;

import static io.cryptorun.venues.http.Answer.require;

import io.cryptorun.domain.market.Contract;
import io.cryptorun.domain.market.CurrentFunding;
import io.cryptorun.domain.market.OpenInterest;
import io.cryptorun.domain.market.Settlement;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.ContractDraft;
import io.cryptorun.venues.TimedValues;
import io.cryptorun.venues.http.NumberRow;
import io.cryptorun.venues.okx.OkxSwapWire.Charged;
import io.cryptorun.venues.okx.OkxSwapWire.Funding;
import io.cryptorun.venues.okx.OkxSwapWire.Open;
import io.cryptorun.venues.okx.OkxSwapWire.Swap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// From OKX's answers about swaps to domain values.
final class OkxSwapMapping {
  private static final String IN_TETHER = "-USDT";

  private OkxSwapMapping() {}

  /// Linear swaps in Tether that trade as usual.
  static List<Contract> contracts(List<Swap> swaps) {
    var draft = new ContractDraft(Venue.OKX);
    for (var swap : swaps) {
      var underlying = swap.underlying();
      if (underlying != null && underlying.endsWith(IN_TETHER) && isTradable(swap)) {
        var base = underlying.substring(0, underlying.length() - IN_TETHER.length());
        draft.add(require(swap.instId(), "instId"), base);
      }
    }
    return draft.contracts();
  }

  private static boolean isTradable(Swap swap) {
    var rule = swap.ruleType();
    return "live".equals(swap.state())
        && "linear".equals(swap.contractType())
        && "USDT".equals(swap.settleCcy())
        && (rule == null || rule.isEmpty() || rule.equals("normal"));
  }

  static Map<String, CurrentFunding> funding(List<Funding> rows) {
    var rates = new HashMap<String, CurrentFunding>();
    for (var row : rows) {
      var rate = row.fundingRate();
      if (rate != null) {
        var interval = interval(row.fundingTime(), row.nextFundingTime());
        rates.put(
            require(row.instId(), "instId"), new CurrentFunding(rate.doubleValue(), interval));
      }
    }
    return rates;
  }

  /// The venue names no interval; it is the step from this settlement to the next.
  private static @Nullable Duration interval(
      @Nullable BigDecimal funding, @Nullable BigDecimal next) {
    if (funding == null || next == null) {
      return null;
    }
    var step = Duration.between(NumberRow.time(funding), NumberRow.time(next));
    return step.isPositive() ? step : null;
  }

  /// Rates charged, at the times as sent.
  static List<Settlement> settlements(List<Charged> rows) {
    return rows.stream()
        .filter(row -> row.realizedRate() != null)
        .map(row ->
            new Settlement(time(row), require(row.realizedRate(), "realizedRate").doubleValue()))
        .toList();
  }

  static Instant time(Charged row) {
    return TimedValues.nearestMinute(NumberRow.time(require(row.fundingTime(), "fundingTime")));
  }

  static Map<String, OpenInterest> openInterest(List<Open> rows) {
    var figures = new HashMap<String, OpenInterest>();
    for (var row : rows) {
      var base = row.oiCcy();
      if (base != null) {
        var at = NumberRow.time(require(row.ts(), "ts"));
        figures.put(require(row.instId(), "instId"), new OpenInterest(at, base.doubleValue()));
      }
    }
    return figures;
  }
}
