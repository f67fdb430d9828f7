package io.cryptorun.domain.factors;

/// Expected rescaled range of independent normal returns (Anis and Lloyd 1976, with the sample
/// standard deviation): `sqrt((n-1)/n) * G((n-1)/2) / (sqrt(pi) * G(n/2)) * sum sqrt((n-i)/i)` for
/// i = 1 … n−1, G the gamma function.
final class AnisLloyd {

  private static final int LONGEST = 49;
  private static final double[] EXPECTED = table();

  private AnisLloyd() {}

  /// @param n number of returns, 2 to 49
  static double expected(int n) {
    return EXPECTED[n];
  }

  private static double[] table() {
    var gammaRatio = new double[LONGEST + 1];
    gammaRatio[2] = Math.sqrt(Math.PI);
    gammaRatio[3] = 2 / Math.sqrt(Math.PI);
    var expected = new double[LONGEST + 1];
    for (int n = 2; n <= LONGEST; n++) {
      if (n > 3) {
        gammaRatio[n] = gammaRatio[n - 2] * (n - 3) / (n - 2);
      }
      double sum = 0;
      for (int i = 1; i < n; i++) {
        sum += Math.sqrt((double) (n - i) / i);
      }
      expected[n] = Math.sqrt((n - 1.0) / n) * gammaRatio[n] / Math.sqrt(Math.PI) * sum;
    }
    return expected;
  }
}
