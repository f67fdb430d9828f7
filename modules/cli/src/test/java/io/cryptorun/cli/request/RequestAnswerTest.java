package io.cryptorun.cli.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.command.Commands.Status;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestAnswerTest {

  private static final Instant NOW = Instant.parse("2026-11-30T09:08:00Z");

  private static final Status RESUMED =
      new Status(
          3,
          "resume",
          "scan.warm",
          "back since 2026-11-30T09:00:00Z",
          "ops@host",
          "host",
          NOW,
          null,
          "node-a",
          NOW.plusMillis(80),
          "applied",
          "scan.warm runs again, next fire 2026-11-30T10:00:00Z",
          "{\"paused\": \"true\"}",
          "{\"paused\": \"false\"}");

  @Test
  void timeOfANodesMessage_isToldAsItIsWanted() {
    assertThat(text(new Times(ZoneId.of("Asia/Tokyo"), Times.Style.iso, NOW)))
        .contains("next fire 2026-11-30T19:00:00+09:00 ");
    assertThat(text(new Times(ZoneOffset.UTC, Times.Style.relative, NOW)))
        .contains("next fire in 52m00s ");
  }

  @Test
  void wordsOfTheOperator_stayAsTheyWere() {
    assertThat(text(new Times(ZoneId.of("Asia/Tokyo"), Times.Style.iso, NOW)))
        .contains("(\"back since 2026-11-30T09:00:00Z\"); paused: true → false");
  }

  /// What is applied does not wait; its run may.
  @Test
  void requestWithoutARun_isToldAsItStands() {
    assertThat(RequestedRun.text(trigger(null), null)).contains("request 4 waits: trigger");
    assertThat(RequestedRun.text(trigger("expired"), null)).contains("request 4 has expired");
    assertThat(RequestedRun.text(trigger("applied"), null))
        .contains("request 4 is applied, its run has not begun");
  }

  private static Status trigger(@Nullable String outcome) {
    return new Status(
        4,
        "trigger",
        "scan.hot",
        null,
        "ops@host",
        "host",
        NOW,
        null,
        null,
        null,
        outcome,
        null,
        null,
        null);
  }

  private static String text(Times times) {
    return requireNonNull(
        RequestAnswer.of(List.of(RESUMED), "cryptorun schedule list", times).text());
  }
}
