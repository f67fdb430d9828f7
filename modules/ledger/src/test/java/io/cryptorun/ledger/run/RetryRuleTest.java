package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryRuleTest {

  private static final double MIDDLE = 0.5;

  private final RetryRule rule =
      new RetryRule(2, Duration.ofSeconds(10), Instant.parse("2025-03-01T12:15:00Z"));

  @Test
  void delay_doublesWithEachFailure_andEndsWithTheRetries() {
    assertThat(rule.delay(1, MIDDLE)).contains(Duration.ofSeconds(10));
    assertThat(rule.delay(2, MIDDLE)).contains(Duration.ofSeconds(20));
    assertThat(rule.delay(3, MIDDLE)).isEmpty();
  }

  @Test
  void delay_isSpreadByAQuarterEitherWay() {
    assertThat(rule.delay(1, 0)).contains(Duration.ofMillis(7_500));
    assertThat(rule.delay(2, Math.nextDown(1.0))).contains(Duration.ofSeconds(25));
  }
}
