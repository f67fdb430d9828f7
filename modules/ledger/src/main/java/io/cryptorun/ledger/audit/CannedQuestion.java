package io.cryptorun.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// A question that auditors ask again and again, with its statement. The statement is plain SQL
/// over the views of schema `audit`, so that any program can ask it; what it is asked for are
/// settings of the session such as `ask.since`, each with a default.
///
/// @param name of the file in `db/audit`, without `.sql`
/// @param question in words
/// @param settings that it reads, without `ask.`
public record CannedQuestion(String name, String question, List<String> settings, String sql) {

  private static final List<String> NAMES =
      List.of(
          "did_not_run",
          "lateness",
          "slow_runs",
          "wasted_attempts",
          "by_hand",
          "run_story",
          "node_actions",
          "takeovers",
          "who_paused",
          "operator_requests",
          "config_changes",
          "rejections",
          "gate_failures",
          "artifacts_by_config",
          "whose_file",
          "fallbacks",
          "provider_limits",
          "regime_changes",
          "changed_results",
          "broken_chain",
          "overlapping_runs",
          "published_twice",
          "published_after_fence",
          "violations",
          "forgotten");

  private static final Pattern SETTING = Pattern.compile("audit\\.asked\\('([a-z0-9_]+)'\\)");

  private static final Pattern DEFAULT = Pattern.compile("ask\\.([a-z0-9_]+) \\(([^)]*)\\)");

  public CannedQuestion {
    settings = List.copyOf(settings);
  }

  /// All of them, in the order in which one would ask.
  public static List<CannedQuestion> all() {
    return NAMES.stream().map(CannedQuestion::named).toList();
  }

  /// Their names, in the same order.
  public static List<String> names() {
    return NAMES;
  }

  /// One of them.
  ///
  /// @throws IllegalArgumentException when there is no such question
  public static CannedQuestion named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException("no question \"%s\"".formatted(name));
    }
    var sql = read(name);
    var question = sql.lines().findFirst().orElse("").replaceFirst("^-- ", "");
    var settings = SETTING.matcher(sql).results().map(found -> found.group(1)).distinct().toList();
    return new CannedQuestion(name, question, settings, sql);
  }

  /// What it takes for a setting that is not given, in words; without those that then do not
  /// matter.
  public SortedMap<String, String> defaults() {
    var line = sql.lines().filter(text -> text.startsWith("-- Settings:")).findFirst().orElse("");
    var defaults = new TreeMap<String, String>();
    DEFAULT.matcher(line).results().forEach(found -> defaults.put(found.group(1), found.group(2)));
    return defaults;
  }

  private static String read(String name) {
    var path = "/db/audit/%s.sql".formatted(name);
    try (var in = CannedQuestion.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("this program was built without " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }
}
