package io.cryptorun.domain.market;

/// A coin against the dollar, canonical form `BASE/USD` in upper case, for example `BTC/USD`.
///
/// @param base the coin's code after aliases are resolved (`BTC`, never `XBT`)
public record Symbol(String base) implements Comparable<Symbol> {

  public Symbol {
    if (!isBase(base)) {
      throw new IllegalArgumentException(
          "base \"%s\" is not made of upper-case letters and digits".formatted(base));
    }
  }

  /// Whether a code can stand as a base: one or more of `A`–`Z` and `0`–`9`.
  public static boolean isBase(String code) {
    return !code.isEmpty()
        && code.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  /// Reads the canonical form; refuses everything that does not end in `/USD`.
  public static Symbol parse(String text) {
    if (!text.endsWith("/USD")) {
      throw new IllegalArgumentException(
          "symbol \"%s\" is not of the form BASE/USD".formatted(text));
    }
    return new Symbol(text.substring(0, text.length() - "/USD".length()));
  }

  @Override
  public int compareTo(Symbol other) {
    return base.compareTo(other.base);
  }

  @Override
  public String toString() {
    return base + "/USD";
  }
}
