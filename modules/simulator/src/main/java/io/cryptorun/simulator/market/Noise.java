package io.cryptorun.simulator.market;

import java.nio.charset.StandardCharsets;

/// Numbers that look random and are a pure function of what they stand for: text and indexes are
/// hashed (FNV-1a), then mixed (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
public final class Noise {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private Noise() {}

  /// A hash of words, to be used as the key of the functions below.
  public static long key(String... words) {
    long hash = FNV_OFFSET;
    for (String word : words) {
      for (byte letter : word.getBytes(StandardCharsets.UTF_8)) {
        hash = (hash ^ (letter & 0xff)) * FNV_PRIME;
      }
      hash = (hash ^ 0x1f) * FNV_PRIME;
    }
    return mix(hash);
  }

  /// A key for one index below another key.
  public static long key(long key, long index) {
    return mix(key + GOLDEN * (index + 1));
  }

  /// A number in [0, 1).
  public static double unit(long key, long index) {
    return (key(key, index) >>> 11) * UNIT;
  }

  /// A number in [from, to).
  public static double between(long key, long index, double from, double to) {
    return from + unit(key, index) * (to - from);
  }

  /// A standard normal number (Box and Muller 1958).
  public static double normal(long key, long index) {
    double radius = Math.sqrt(-2 * Math.log(1 - unit(key, 2 * index)));
    return radius * Math.cos(2 * Math.PI * unit(key, 2 * index + 1));
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
