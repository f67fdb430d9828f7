package io.cryptorun.jobs.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */15 * * * *      | 0 0/15 * * * ?       | every 15 minutes
          0 */2 * * *       | 0 0 0/2 * * ?        | every 2 hours
          0 */4 * * *       | 0 0 0/4 * * ?        | every 4 hours
          */5 * * * *       | 0 0/5 * * * ?        | every 5 minutes
          0 * * * *         | 0 0 * * * ?          | every hour
          * * * * *         | 0 * * * * ?          | every minute
          5 */6 * * *       | 0 5 0/6 * * ?        | every 6 hours at minute 5
          30 6 * * *        | 0 30 6 * * ?         | every day at 06:30
          0 9 * * 1-5       | 0 0 9 ? * MON-FRI    | every day at 09:00 on Mon, Tue, Wed, Thu, Fri
          0 9 * * 7         | 0 0 9 ? * SUN        | every day at 09:00 on Sun
          0 9 * * sun,SAT   | 0 0 9 ? * SUN,SAT    | every day at 09:00 on Sun, Sat
          0 0 1 jan,jul *   | 0 0 0 1 1/6 ?         | every day at 00:00 on day 1 in Jan, Jul
          */7 9-11 * * *    | 0 0/7 9-11 * * ?     | at minute 0, 7, 14, 21, 28, 35, 42, 49, 56 of hour 9, 10, 11
          0,1,2,30 * * * *  | 0 0-2,30 * * * ?     | at minute 0, 1, 2, 30 of every hour
          """)
  void expression_read_mapsToQuartzAndWords(String text, String quartz, String words) {
    var cron = Cron.parse(text);

    assertThat(cron.quartz()).isEqualTo(quartz);
    assertThat(cron.words()).isEqualTo(words);
    assertThat(cron).hasToString(text).isEqualTo(Cron.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */15 * * *       | 4 fields, need 5: minute hour day-of-month month day-of-week | "*/15 * * * *"
          0 */15 * * * *   | 6 fields: this is five-field Unix cron, not Quartz cron      | drop the seconds
          0 0 1 * 1 * 2026 | 7 fields: this is five-field Unix cron, not Quartz cron      | drop the seconds
          0 0 1 * 1        | day-of-month and day-of-week are both set                    | two jobs
          60 * * * *       | minute field: "60" is out of range                           | numbers 0 to 59
          * 24 * * *       | hour field: "24" is out of range                             | numbers 0 to 23
          0 0 0 * *        | day-of-month field: "0" is out of range                      | numbers 1 to 31
          0 0 * MAI *      | month field: "MAI" has an unknown name                       | JAN to DEC
          */0 * * * *      | minute field: "*/0" has a step outside 1 to 59               | numbers
          30-10 * * * *    | minute field: "30-10" runs backwards                         | numbers
          5/15 * * * *     | minute field: "5/15" steps from a single number              | 5-59/15
          1,,2 * * * *     | minute field: "" is not a number                             | numbers
          ? * * * *        | minute field: "?" is not a number                            | numbers
          0 0 31 2 *       | no month it names has such a day, so it never fires          | another day
          @hourly          | names such as @hourly are not read here                      | 0 * * * *
          """)
  void expression_wrong_saysWhatAndHowToFixIt(String text, String reason, String fix) {
    assertThatThrownBy(() -> Cron.parse(text))
        .asInstanceOf(type(CronSyntaxException.class))
        .satisfies(refusal -> {
          assertThat(refusal).hasMessageContaining(reason);
          assertThat(refusal.fix()).contains(fix);
        });
  }

  @Test
  void expression_empty_isRefused() {
    assertThatThrownBy(() -> Cron.parse(" ")).hasMessageStartingWith("0 fields, need 5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          */15 * * * *   | 2026-11-23T14:00:00Z | 2026-11-23T14:15:00Z
          */15 * * * *   | 2026-11-23T14:07:41Z | 2026-11-23T14:15:00Z
          0 */2 * * *    | 2026-12-31T23:30:00Z | 2027-01-01T00:00:00Z
          0 0 29 2 *     | 2026-11-23T00:00:00Z | 2028-02-29T00:00:00Z
          0 0 29 2 *     | 2096-03-01T00:00:00Z | 2104-02-29T00:00:00Z
          0 12 * * 1     | 2026-11-23T12:00:00Z | 2026-11-30T12:00:00Z
          30,45 8 * * *  | 2026-11-23T08:30:00Z | 2026-11-23T08:45:00Z
          """)
  void next_inUtc_isTheFirstMatchAfterwards(String cron, Instant after, Instant next) {
    assertThat(Cron.parse(cron).next(after, ZoneOffset.UTC)).isEqualTo(next);
  }

  @Test
  void next_dailyOnTheGapDay_comesAtTheFirstInstantAfterTheGap() {
    var cron = Cron.parse("30 2 * * *");

    assertThat(cron.upcoming(Instant.parse("2026-03-28T00:00:00Z"), BERLIN).limit(3))
        .containsExactly(
            Instant.parse("2026-03-28T01:30:00Z"),
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void next_dailyOnTheOverlapDay_comesOnceAtTheFirstPass() {
    var cron = Cron.parse("30 2 * * *");

    assertThat(cron.upcoming(Instant.parse("2026-10-24T12:00:00Z"), BERLIN).limit(2))
        .containsExactly(
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-26T01:30:00Z"));
    assertThat(cron.next(Instant.parse("2026-10-25T01:10:00Z"), BERLIN))
        .isEqualTo(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "*/15 * * * *, PT15M, true",
    "0 */4 * * *, PT4H, true",
    "0 6 * * *, PT24H, false",
    "'0,20,41 * * * *', PT19M, true",
    "0 6 * * 1, PT168H, false",
    "'0 6,18 * * 1', PT12H, true"
  })
  void cadence_isTheShortestTimeBetweenFires(String cron, Duration cadence, boolean subDaily) {
    assertThat(Cron.parse(cron).cadence()).isEqualTo(cadence);
    assertThat(Cron.parse(cron).isSubDaily()).isEqualTo(subDaily);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * * *     | * * * * * ?         | 2026-03-01T10:59:58.5Z | 2026-03-01T10:59:59Z | 2026-03-01T11:00:00Z
          */30 * * * * *  | 0/30 * * * * ?      | 2026-03-01T23:59:29Z   | 2026-03-01T23:59:30Z | 2026-03-02T00:00:00Z
          10 */5 8 * * *  | 10 0/5 8 * * ?      | 2026-03-01T08:55:10Z   | 2026-03-02T08:00:10Z | 2026-03-02T08:05:10Z
          0 30 2 * * *    | 0 30 2 * * ?        | 2026-03-01T02:29:59Z   | 2026-03-01T02:30:00Z | 2026-03-02T02:30:00Z
          """)
  void expressionInForce_mayHaveSeconds(
      String text, String quartz, Instant after, Instant first, Instant second) {
    var cron = Cron.inForce(text);

    assertThat(cron.quartz()).isEqualTo(quartz);
    assertThat(cron.upcoming(after, ZoneOffset.UTC).limit(2)).containsExactly(first, second);
    assertThatThrownBy(() -> Cron.parse(text)).isInstanceOf(CronSyntaxException.class);
  }

  @Test
  void expressionInForce_ofFiveFields_isTheSameAsAConfigurations() {
    assertThat(Cron.inForce("*/15 * * * *")).isEqualTo(Cron.parse("*/15 * * * *"));
    assertThat(Cron.inForce("* * * * * *").cadence()).isEqualTo(Duration.ofSeconds(1));
    assertThat(Cron.inForce("* * * * * *").words()).isEqualTo("* * * * * *");
    assertThatThrownBy(() -> Cron.inForce("60 * * * * *"))
        .isInstanceOf(CronSyntaxException.class)
        .hasMessageContaining("second field");
  }
}
