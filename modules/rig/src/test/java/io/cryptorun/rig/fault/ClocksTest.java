package io.cryptorun.rig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.rig.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// F8: a machine's clock is set wrong, as the node compares it with the database's.
@Matrix
class ClocksTest {

  private static final String BEGUN =
      """
      select count(*)
      from cryptorun.attempt
      where node = 'a' and started_at > ?::timestamptz
      """;

  private Faults faults;

  @BeforeAll
  void pair() throws Exception {
    faults = Faults.pair(Faults.TICK);
  }

  @AfterAll
  void end() throws Exception {
    faults.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {30, -30, 3600, -3600})
  void f8_clockIsOff_theNodeStandsBy_andTheOtherWorks(long seconds) throws Exception {
    faults.each(
        "F8 clock %s by %d s".formatted(seconds > 0 ? "ahead" : "behind", Math.abs(seconds)),
        1,
        () -> {
          setOff(Duration.ofSeconds(seconds));
          Await.pass(Duration.ofSeconds(5));
          var since = faults.rig().sql().now();
          faults.awaitPublicationBy("b", since.plusSeconds(4));
          assertThat(faults.rig().sql().number(BEGUN, since.toString())).isZero();
          setRight();
        });
  }

  @Test
  void f8_clockStrobes_nothingIsEarlyOrDouble() throws Exception {
    faults.each(
        "F8 clock strobes between -1 h and +1 h",
        1,
        () -> {
          for (int i = 0; i < 50; i++) {
            setOff(Duration.ofHours(i % 2 == 0 ? 1 : -1));
            Await.pass(Duration.ofMillis(200));
          }
          setRight();
          faults.awaitPublications(2);
        });
  }

  private void setOff(Duration by) throws IOException {
    var offset = faults.node("a").plan().clockOffset();
    var written = offset.resolveSibling("clock-offset.new");
    Files.writeString(written, Long.toString(by.toMillis()));
    Files.move(written, offset, StandardCopyOption.REPLACE_EXISTING);
  }

  private void setRight() throws IOException {
    setOff(Duration.ZERO);
    faults.awaitMember("a");
  }
}
