package io.cryptorun.ledger.slot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgementTest {

  private static final Instant DUE = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest(name = "{0}, {1} s late, open run {2}: {3}")
  @CsvSource({
    "none,   0,    false, run",
    "none,   60,   false, run",
    "none,   61,   false, catch_up",
    "none,   5,    true,  overlap",
    "latest, 61,   false, run",
    "latest, 899,  false, run",
    "latest, 900,  false, catch_up",
    "latest, 61,   true,  overlap",
    "latest, 900,  true,  catch_up",
    "all,    0,    true,  overlap",
    "all,    60,   true,  overlap",
    "all,    61,   true,  wait",
    "all,    1800, false, run",
    "all,    3600, false, run",
    "all,    3601, false, catch_up",
    "all,    3601, true,  catch_up",
  })
  void judgement_ofALateSlot_followsTheMode(String mode, long late, boolean open, String expected) {
    var rule =
        new CatchUpRule(
            CatchUp.valueOf(mode.toUpperCase(Locale.ROOT)),
            Duration.ofHours(1),
            DUE.plusSeconds(900));

    assertThat(word(Judgement.of(DUE, DUE.plusSeconds(late), rule, open))).isEqualTo(expected);
  }

  private static String word(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Run _ -> "run";
      case Judgement.Wait _ -> "wait";
      case Judgement.Skip(var reason) -> reason.word();
    };
  }
}
