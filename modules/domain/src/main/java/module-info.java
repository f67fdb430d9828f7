/// Pure computing of the market scans: no input or output, no clock, no threads, no logging. It
/// reads `java.base` alone, so that a formula cannot quietly come to depend on a network or a file.
module io.cryptorun.domain {
  requires static transitive org.jspecify;

  exports io.cryptorun.domain.factors;
  exports io.cryptorun.domain.gates;
  exports io.cryptorun.domain.health;
  exports io.cryptorun.domain.market;
  exports io.cryptorun.domain.premove;
  exports io.cryptorun.domain.regime;
  exports io.cryptorun.domain.scan;
  exports io.cryptorun.domain.universe;
}
