package io.cryptorun.domain.universe;

import io.cryptorun.domain.market.Symbol;
import java.util.Optional;
import java.util.Set;

/// The exclusions that need no candles, first reason first.
final class NameExclusion {

  private static final Set<String> STABLECOINS =
      Set.of(
          "USDT", "USDC", "DAI", "BUSD", "TUSD", "USDP", "FDUSD", "PYUSD", "GUSD", "USDD", "FRAX",
          "LUSD", "SUSD", "USDE", "USDS", "RLUSD", "USD1", "USDG", "USDQ", "USDR", "UST", "USTC",
          "EURT", "EURC", "EURS", "EURQ", "EURR");

  private static final Set<String> FIAT = Set.of("EUR", "GBP", "AUD", "CAD", "JPY", "CHF");

  private final Set<Symbol> doNotTrade;

  NameExclusion(Set<Symbol> doNotTrade) {
    this.doNotTrade = Set.copyOf(doNotTrade);
  }

  Optional<Exclusion> judge(Coin coin) {
    var base = coin.symbol().base();
    if (STABLECOINS.contains(base)) {
      return Optional.of(Exclusion.STABLECOIN);
    }
    if (FIAT.contains(base)) {
      return Optional.of(Exclusion.FIAT);
    }
    if (doNotTrade.contains(coin.symbol())) {
      return Optional.of(Exclusion.DO_NOT_TRADE);
    }
    if (!(coin.advUsd() >= UniverseRequest.MIN_ADV_USD)) {
      return Optional.of(Exclusion.ADV_BELOW_MIN);
    }
    return coin.hasBook() ? Optional.empty() : Optional.of(Exclusion.NO_BOOK);
  }
}
