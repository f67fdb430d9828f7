package io.cryptorun.ledger.slot;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;

/// Makes run ids: version 7 UUIDs (48 bits of milliseconds, 74 random bits) written as 26
/// characters of Crockford's base 32, so that they sort by time and survive being read aloud.
public final class RunIds {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;

  private final InstantSource clock;
  private final SecureRandom random;

  public RunIds(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new id.
  public String next() {
    var bytes = new byte[16];
    random.nextBytes(bytes);
    long millis = clock.millis();
    for (int i = 0; i < 6; i++) {
      bytes[i] = (byte) (millis >>> (40 - 8 * i));
    }
    bytes[6] = (byte) (0x70 | (bytes[6] & 0x0f));
    bytes[8] = (byte) (0x80 | (bytes[8] & 0x3f));
    return crockford(new BigInteger(1, bytes));
  }

  private static String crockford(BigInteger number) {
    var text = new char[LENGTH];
    var rest = number;
    for (int i = LENGTH - 1; i >= 0; i--) {
      text[i] = ALPHABET.charAt(rest.intValue() & 31);
      rest = rest.shiftRight(5);
    }
    return new String(text);
  }
}
