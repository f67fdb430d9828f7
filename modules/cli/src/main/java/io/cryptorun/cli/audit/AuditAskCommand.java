package io.cryptorun.cli.audit;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.ReadOnlyQuery;
import io.cryptorun.ledger.audit.CannedQuestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `audit ask NAME`: one of the canned questions, read-only.
@Command(name = "ask", description = "Asks one of the questions that auditors ask.")
public final class AuditAskCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "NAME", description = "One of those that `audit questions` lists.")
  private String name = "";

  @Option(names = "--since", paramLabel = "T", description = "From here on: 7d, 2026-03-01, ….")
  private @Nullable PointInTime since;

  @Option(names = "--until", paramLabel = "T", description = "Up to here.")
  private @Nullable PointInTime until;

  @Option(names = "--job", paramLabel = "JOB", description = "Of this job only.")
  private @Nullable String job;

  @Option(names = "--node", paramLabel = "NODE", description = "Of this node only.")
  private @Nullable String node;

  @Option(names = "--symbol", paramLabel = "SYMBOL", description = "Of this coin, e.g. SOL/USD.")
  private @Nullable String symbol;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Of this run; the beginning of its id.")
  private @Nullable String run;

  @Option(
      names = "--config-sha256",
      paramLabel = "HASH",
      description = "Of this configuration; its first characters suffice.")
  private @Nullable String config;

  @Option(names = "--sha256", paramLabel = "HASH", description = "Of the file with this SHA-256.")
  private @Nullable String sha256;

  public AuditAskCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var question = question();
    var settings = settings(question);
    PointInTime.requireOrder(since, until, invocation.now());
    try (var database = Database.open(invocation.databases().forAuditing(), Pool.command())) {
      var query = new ReadOnlyQuery(database);
      settings.computeIfPresent("ask.run", (_, prefix) -> new NamedRun(query).id(prefix));
      var rows = query.ask(question.sql(), settings);
      invocation.say(question.question());
      usual(question, settings).ifPresent(invocation::say);
      invocation.answer(
          Answer.table(
              "Rows",
              rows.columns().stream().map(AuditAskCommand::column).toList(),
              rows.rows().stream().map(row -> fields(rows.columns(), row)).toList()));
      return ExitCode.DONE.number();
    }
  }

  private CannedQuestion question() {
    if (!CannedQuestion.names().contains(name)) {
      var guess = Spelling.nearest(name, CannedQuestion.names());
      throw CommandRefused.usage(
          "CR-AUD-001",
          "no question \"%s\"".formatted(name),
          guess
              .map("did you mean %s? see cryptorun audit questions"::formatted)
              .orElse("see cryptorun audit questions"));
    }
    return CannedQuestion.named(name);
  }

  /// What was given, as the question knows it; what it would not look at is refused.
  private Map<String, String> settings(CannedQuestion question) {
    var now = invocation.now();
    var given = new LinkedHashMap<String, @Nullable String>();
    given.put("since", since == null ? null : since.at(now).toString());
    given.put("until", until == null ? null : until.at(now).toString());
    given.put("job", job);
    given.put("node", node);
    given.put("symbol", symbol == null ? null : symbol.toUpperCase(Locale.ROOT));
    given.put("run", run);
    given.put("config", config);
    given.put("sha256", sha256);
    var settings = new LinkedHashMap<String, String>();
    given.forEach((setting, value) -> {
      if (value != null) {
        requireKnown(question, setting);
        settings.put("ask." + setting, value);
      }
    });
    return settings;
  }

  /// What is looked at because nothing else was asked for: a short window is no "never".
  private static Optional<String> usual(CannedQuestion question, Map<String, String> given) {
    var usual =
        question.defaults().entrySet().stream()
            .filter(setting -> !given.containsKey("ask." + setting.getKey()))
            .map(setting -> "--%s %s".formatted(option(setting.getKey()), setting.getValue()))
            .collect(Collectors.joining(", "));
    return usual.isEmpty() ? Optional.empty() : Optional.of("as nothing else was asked: " + usual);
  }

  private static void requireKnown(CannedQuestion question, String setting) {
    if (!question.settings().contains(setting)) {
      throw CommandRefused.usage(
          "CR-AUD-002",
          "%s does not depend on --%s".formatted(question.name(), option(setting)),
          question.settings().isEmpty()
              ? "leave it out"
              : "it takes --"
                  + String.join(
                      ", --", question.settings().stream().map(AuditAskCommand::option).toList()));
    }
  }

  static String option(String setting) {
    return setting.equals("config") ? "config-sha256" : setting;
  }

  private static Column column(String name) {
    return Column.of(name, name.toUpperCase(Locale.ROOT));
  }

  private static Fields fields(List<String> columns, List<@Nullable Object> row) {
    var fields = new Fields();
    for (int i = 0; i < columns.size(); i++) {
      fields.with(columns.get(i), row.get(i));
    }
    return fields;
  }
}
