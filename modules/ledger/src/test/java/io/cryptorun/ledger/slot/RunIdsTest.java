package io.cryptorun.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.SettableClock;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunIdsTest {

  private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00.123Z");
  private final RunIds ids = new RunIds(clock, new SecureRandom());

  @Test
  void id_isAVersion7UuidInCrockfordsAlphabet() {
    var id = ids.next();

    assertThat(id).matches("[0-7][0-9A-HJKMNP-TV-Z]{25}");
    var uuid = decoded(id);
    assertThat(uuid.shiftRight(80).longValueExact()).isEqualTo(clock.millis());
    assertThat(uuid.shiftRight(76).intValue() & 15).as("version").isEqualTo(7);
    assertThat(uuid.shiftRight(62).intValue() & 3).as("variant").isEqualTo(2);
  }

  @Test
  void ids_sortByTime_andDoNotRepeat() {
    var made =
        Stream.generate(
                () -> {
                  clock.tick(Duration.ofMillis(1));
                  return ids.next();
                })
            .limit(1000)
            .toList();

    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  private static BigInteger decoded(String id) {
    var number = BigInteger.ZERO;
    for (int i = 0; i < id.length(); i++) {
      int digit = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".indexOf(id.charAt(i));
      number = number.shiftLeft(5).or(BigInteger.valueOf(digit));
    }
    return number;
  }
}
