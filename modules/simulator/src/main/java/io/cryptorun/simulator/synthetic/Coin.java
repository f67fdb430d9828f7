package io.cryptorun.simulator.synthetic;

import io.cryptorun.simulator.market.Noise;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A coin of the synthetic market.
///
/// @param rank 1 for the one with the largest volume
/// @param price around which its price swings over the years, in USD
record Coin(int rank, String base, double price) {
  private static final int SECTORS = 8;
  private static final double LARGEST_DAY = 2.4e9;
  private static final double FALL = 1.62;

  /// All coins, the largest volume first.
  static List<Coin> all() {
    var coins = new ArrayList<Coin>();
    var stream = Coin.class.getResourceAsStream("coins.txt");
    if (stream == null) {
      throw new IllegalStateException("coins.txt is missing from the simulator's archive");
    }
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        double price = Double.parseDouble(line.substring(space + 1));
        coins.add(new Coin(coins.size() + 1, line.substring(0, space), price));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(coins);
  }

  /// Volume of an ordinary day on the largest venue, in USD.
  double dayVolume() {
    return LARGEST_DAY / Math.pow(rank, FALL);
  }

  /// How strongly it follows the market: about 1, smaller for the largest coin.
  double beta() {
    return rank == 1 ? 0.9 : 0.85 + 0.6 * Noise.unit(key(0), 1);
  }

  /// Standard deviation of its own hourly return in ordinary weather.
  double ownMove() {
    return rank <= 2 ? 0.002 : 0.0035 + 0.0035 * Noise.unit(key(0), 2);
  }

  int sector() {
    return (int) (Noise.unit(key(0), 3) * SECTORS);
  }

  /// The key of its randomness under a seed.
  long key(long seed) {
    return Noise.key(Noise.key("coin", base), seed);
  }
}
