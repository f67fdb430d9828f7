package io.cryptorun.app.settings;

import static io.cryptorun.app.settings.ConfigTexts.READER;
import static io.cryptorun.app.settings.ConfigTexts.TWO_JOBS;
import static io.cryptorun.app.settings.ConfigTexts.scheduler;
import static io.cryptorun.app.settings.ConfigTexts.venues;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigProblemsTest {

  private static List<Problem> problemsOf(String scheduler) {
    return problemsOf(scheduler(scheduler), venues());
  }

  private static List<Problem> problemsOf(ConfigFile scheduler, ConfigFile venues) {
    return catchThrowableOfType(ConfigException.class, () -> READER.read(scheduler, venues))
        .problems();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "*/15 * * * *"           | "*/15 * * *"              | CRON              | 8:15  | 4 fields, need 5                | "*/15 * * * *"   (every 15 minutes)
          "0 * * * *"              | "0 0 1 * 1"               | CRON              | 21:15 | day-of-month and day-of-week    | two jobs
          "0 * * * *"              | "0 0 * * * *"             | CRON              | 21:15 | 6 fields                        | drop the seconds, e.g. "0 * * * *"   (every hour)
          max_sample: 30           | max_smaple: 30            | UNKNOWN_KEY       | 15:7  | unknown key "max_smaple"        | did you mean max_sample?
          max_sample: 30           | "max_sample ": 30         | UNKNOWN_KEY       | 15:7  | unknown key "max_sample "       | did you mean max_sample?
          log_level: "debug"       | log_levle: "debug"        | UNKNOWN_KEY       | 3:3   | unknown key "log_levle"         | did you mean log_level?
          name: "premove.hourly"   | name: "scan.hot"          | DUPLICATE_JOB     | 20:11 | "scan.hot" stands here twice, first in line 7 | another name
          type: "premove.hourly"   | type: "premove.hurly"     | JOB_TYPE          | 22:11 | not a job type                  | did you mean premove.hourly?
          top_n: 10                | top_n: 31                 | TOP_N             | 17:14 | top_n 31 is more than max_sample 30 | top_n: 30
          min_gates_passed: 2      | min_gates_passed: 3       | MIN_GATES         | 29:25 | more than the 2 gates           | 1 to 2
          min_gates_passed: 2      | min_gates_passed: 0       | NUMBER            | 29:25 | "0" is not a whole number from 1 | 1 or more
          ["kraken", "okx"]        | ["kraken", "coingecko"]   | VENUE             | 14:26 | "coingecko" is not a venue      | one of them
          ["kraken", "okx"]        | ["kraken", "okex"]        | VENUE             | 14:26 | "okex" is not a venue           | did you mean okx?
          ["kraken", "okx"]        | ["kraken", "kraken"]      | REPEATED          | 14:26 | "kraken" stands in the list twice | keep one
          ["kraken", "okx"]        | []                        | VENUE             | 13:7  | "venues" is empty               | venues:
          ttl: 300                 | ttl: -300                 | NUMBER            | 16:12 | "-300" is not a whole number    | 1 or more
          ttl: 300                 | ttl: "300"                | NUMBER            | 16:12 | "300" is not a whole number     | without quotes
          ttl: 300                 | output_dir: /etc          | FOLDER            | 16:19 | folder "/etc" is absolute       | signals
          ttl: 300                 | output_dir: a/../../b     | FOLDER            | 16:19 | climbs with . or ..             | signals
          "test_artifacts"         | "../up"                   | FOLDER            | 2:18  | climbs with . or ..             | signals
          "top30"                  | "top0"                    | UNIVERSE          | 13:17 | "top0" is not a universe        | did you mean top30?
          "UTC"                    | "Mars/Base"               | TIME_ZONE         | 4:13  | "Mars/Base" is not a time zone  | UTC
          "UTC"                    | "Europe/Berlni"           | TIME_ZONE         | 4:13  | is not a time zone              | did you mean Europe/Berlin?
          "debug"                  | "loud"                    | WORD              | 3:14  | "loud" is not a log level       | one of them
          enabled: true            | enabled: yes              | FLAG              | 11:14 | neither true nor false          | true or false
          enabled: true            | timeout: 10               | DURATION          | 11:14 | "10" is not a duration          | 10s
          enabled: true            | timeout: 0s               | DURATION          | 11:14 | "0s" is shorter than 1s         | 1s or more
          enabled: true            | catch_up: newest          | WORD              | 11:15 | is not a way to catch up        | one of them
          enabled: true            | enforce: [moovement]      | GATE              | 11:15 | "moovement" is not a gate       | did you mean movement?
          "supply_squeeze"         | "suply_squeeze"           | GATE              | 28:45 | is not a gate                   | did you mean supply_squeeze?
          premove: true            | ttl: 600                  | DUPLICATE_KEY     | 18:7  | key "ttl" stands here twice     | keep one
          log_level: "debug"       | do_not_trade: [doge]      | SYMBOL            | 3:18  | "doge" is not of the form       | BTC/USD
          name: "scan.hot"         | name: "Scan Hot"          | NAME              | 7:11  | cannot be a job's name          | lower-case
          """)
  void value_wrong_isToldWithItsPlace(
      String valid, String broken, Rule rule, String position, String text, String fix) {
    var problem =
        problemsOf(replaceFirst(valid, broken)).stream()
            .filter(found -> found.rule() == rule)
            .findFirst()
            .orElseThrow();

    assertThat(problem.place().line() + ":" + problem.place().column()).isEqualTo(position);
    assertThat(problem.what() + " " + problem.note()).contains(text);
    assertThat(problem.fix()).contains(fix);
    assertThat(problem.why()).isNotBlank();
    assertThat(problem.place().text()).isNotBlank();
  }

  private static String replaceFirst(String valid, String broken) {
    int at = TWO_JOBS.indexOf(valid);
    assertThat(at).as(valid).isNotNegative();
    return TWO_JOBS.substring(0, at) + broken + TWO_JOBS.substring(at + valid.length());
  }

  @Test
  void place_namesPathAndJob() {
    var place = problemsOf(replaceFirst("max_sample", "max_smaple")).getFirst().place();

    assertThat(place)
        .hasToString("config/scheduler.yaml:15:7  jobs[0].config.max_smaple (scan.hot)");
    assertThat(place.text()).isEqualTo("      max_smaple: 30");
    assertThat(place.length()).isEqualTo("max_smaple".length());
  }

  @Test
  void manyErrors_inBothFiles_areToldInOnePassInOrder() {
    var text =
        TWO_JOBS
            .replace("\"0 * * * *\"", "\"61 * * * *\"")
            .replace("ttl: 300", "ttl: 0")
            .replace("top_n: 10", "topn: 10");
    var broken =
        venues()
            .text()
            .replace("weight: {limit: 6000, window: 60s}", "weight: {limit: 6000, window: soon}");

    var problems = problemsOf(scheduler(text), new ConfigFile("config/venues.yaml", broken));

    assertThat(problems)
        .extracting(Problem::rule)
        .containsExactly(Rule.NUMBER, Rule.UNKNOWN_KEY, Rule.CRON, Rule.DURATION);
    assertThat(problems.getLast().place().file()).isEqualTo("config/venues.yaml");
    assertThat(problems.getLast().place().path()).isEqualTo("venues.binance.limits.weight.window");
  }

  @Test
  void subDailyCron_inAZoneThatChangesItsClocks_isRefused() {
    var berlin = TWO_JOBS.replace("\"UTC\"", "\"Europe/Berlin\"");

    assertThat(problemsOf(berlin))
        .extracting(Problem::rule)
        .containsExactly(Rule.CRON_IN_DST_ZONE, Rule.CRON_IN_DST_ZONE);
    assertThat(
            READER.read(
                scheduler(
                    berlin.replace("*/15 * * * *", "30 2 * * *").replace("0 * * * *", "0 6 * * *")),
                venues()))
        .isNotNull();
    assertThat(READER.read(scheduler(TWO_JOBS.replace("\"UTC\"", "\"Asia/Kolkata\"")), venues()))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          jobs:\\n\\t- name: x            | TAB             | 2:1
          BOMjobs: []                     | BYTE_ORDER_MARK | 1:1
          jobs: [                         | NOT_YAML        | 1:8
          jobs: "unclosed                 | NOT_YAML        | 1:16
          - a                             | WRONG_SHAPE     | 1:1
          jobs: {}                        | WRONG_SHAPE     | 1:7
          jobs: [a]                       | WRONG_SHAPE     | 1:8
          jobs: []\\nglobal: 5             | WRONG_SHAPE     | 2:9
          global: {}                      | MISSING_KEY     | 1:1
          jobs: []\\njobs: []             | DUPLICATE_KEY   | 2:1
          jobs: [{name: a}]               | MISSING_KEY     | 1:8
          """)
  void file_broken_isToldWithThePositionOfTheParser(String text, Rule rule, String position) {
    var problem = problemsOf(text.translateEscapes().replace("BOM", "\uFEFF")).getFirst();

    assertThat(problem.rule()).isEqualTo(rule);
    assertThat(problem.place().line() + ":" + problem.place().column()).isEqualTo(position);
  }

  @Test
  void file_empty_isRefused() {
    assertThat(problemsOf("# nothing\n").getFirst().what()).isEqualTo("the file is empty");
  }

  @Test
  void file_thatGrowsByAliases_isRefused() {
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(problemsOf(bomb.toString()).getFirst().rule()).isEqualTo(Rule.TOO_COMPLEX);
  }

  @Test
  void file_nestedTooDeep_isRefused() {
    assertThat(problemsOf("jobs: " + "[".repeat(60) + "]".repeat(60)).getFirst().rule())
        .isEqualTo(Rule.TOO_COMPLEX);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          https://api.kraken.com              | ftp://api.kraken.com       | URL
          https://api.kraken.com              | https://api.kraken.com/0   | URL
          {burst: 5, per_second: 1}           | {burst: 5, window: 1s}     | RATE_LIMIT
          {burst: 5, per_second: 1}           | {burst: 5}                 | MISSING_KEY
          {limit: 20, window: 2s}             | {limit: 3, window: 2s}     | NUMBER
          failure_rate: 0.50                  | failure_rate: 50           | NUMBER
          multiplier: 2.5                     | multiplier: 0.5            | NUMBER
          open: 60s                           | opne: 60s                  | MISSING_KEY
          kraken:                             | krakken:                   | UNKNOWN_KEY
          {limit: 600, window: 60s}           | {limit: 600, window: 120s} | DURATION
          {limit: 600, window: 60s}           | {limit: 600, window: 6s}   | DURATION
          {limit: 600, window: 60s}           | {limit: 600, widow: 60s}   | UNKNOWN_KEY
          {limit: 600, window: 60s}           | 600                        | WRONG_SHAPE
          {daily: 40000, monthly: 1000000}    | {daily: 40000}             | MISSING_KEY
          {daily: 40000, monthly: 1000000}    | {daily: 0, monthly: 1}     | NUMBER
          {daily: 40000, monthly: 1000000}    | {daily: 1, monthly: "1"}   | NUMBER
          usage:                              | usages:                    | MISSING_KEY
          budget:                             | bugdet:                    | UNKNOWN_KEY
          https://fapi.binance.com            | fapi.binance.com           | URL
          {burst: 2, per_second: 2}           | {burst: 2}                 | MISSING_KEY
          """)
  void venue_wrong_isTold(String valid, String broken, Rule rule) {
    var text = venues().text().replace(valid, broken);

    assertThat(problemsOf(scheduler(TWO_JOBS), new ConfigFile("config/venues.yaml", text)))
        .extracting(Problem::rule)
        .contains(rule);
  }

  @Test
  void futures_missing_isToldWithTheVenueThatNeedsThem() {
    var text = venues().text().replaceAll("(?s)    futures:\n.*?  okx:", "  okx:");

    assertThat(problemsOf(scheduler(TWO_JOBS), new ConfigFile("config/venues.yaml", text)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo(Rule.MISSING_KEY);
          assertThat(problem.what()).isEqualTo("key \"futures\" is missing in venues.kraken");
        });
  }

  @Test
  void futures_withAKeyOfTheirVenue_areRefused() {
    var text =
        venues()
            .text()
            .replace(
                "base_url: \"https://futures.kraken.com\"",
                "base_url: \"https://futures.kraken.com\"\n      timeout: 5s");

    assertThat(problemsOf(scheduler(TWO_JOBS), new ConfigFile("config/venues.yaml", text)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo(Rule.UNKNOWN_KEY);
          assertThat(problem.place().path()).isEqualTo("venues.kraken.futures.timeout");
        });
  }

  @Test
  void futures_ofAVenueWithoutThem_areRefused() {
    var text =
        venues()
            .text()
            .replace("  coinbase:\n", "  coinbase:\n    futures: {base_url: \"https://x.org\"}\n");

    assertThat(problemsOf(scheduler(TWO_JOBS), new ConfigFile("config/venues.yaml", text)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo(Rule.UNKNOWN_KEY);
          assertThat(problem.place().path()).isEqualTo("venues.coinbase.futures");
        });
  }

  @Test
  void venue_thatAJobReads_hasToBeConfigured() {
    var okxOnly = venues().text().replaceAll("(?s)  kraken:.*?  okx:", "  okx:");

    assertThat(problemsOf(scheduler(TWO_JOBS), new ConfigFile("config/venues.yaml", okxOnly)))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.rule()).isEqualTo(Rule.VENUE_NOT_CONFIGURED);
          assertThat(problem.what()).isEqualTo("venue kraken has no entry");
          assertThat(problem.place()).hasToString("config/venues.yaml");
        });
  }
}
