package io.cryptorun.cli.doctor;

import io.cryptorun.app.Version;
import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.EffectiveSettings;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.ReadOnlyQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The texts of the report: versions, variables, settings and the newest rows of the ledger.
record Extracts(Invocation invocation) {

  private static final Map<String, String> QUESTIONS =
      Map.of(
          "ledger/nodes.txt", "select * from audit.nodes order by epoch desc limit 50",
          "ledger/runs.txt", "select * from audit.runs order by started_at desc limit 200",
          "ledger/events.txt", "select * from audit.events order by at desc limit 500",
          "ledger/commands.txt", "select * from audit.commands order by id desc limit 100",
          "ledger/invariants.txt", "select * from audit.invariants limit 200");

  /// A text with its name in the report.
  record Extract(String name, String text) {}

  List<Extract> all() {
    var extracts = new ArrayList<Extract>();
    extracts.add(new Extract("version.txt", versions()));
    extracts.add(new Extract("variables.txt", variables()));
    try {
      settings(invocation.settings(), extracts);
    } catch (ConfigException invalid) {
      extracts.add(new Extract("settings.txt", String.valueOf(invalid.getMessage())));
    }
    extracts.addAll(ledger());
    return extracts;
  }

  private static String versions() {
    return "cryptorun %s%njava %s%nsystem %s %s %s%n"
        .formatted(
            Version.code(),
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("os.arch"));
  }

  /// The variables that are ours, by name.
  private String variables() {
    return invocation.surroundings().variables().entrySet().stream()
        .filter(variable -> variable.getKey().startsWith("CRYPTORUN_"))
        .sorted(Map.Entry.comparingByKey())
        .map(variable -> "%s=%s%n".formatted(variable.getKey(), variable.getValue()))
        .collect(Collectors.joining());
  }

  private static void settings(Settings settings, List<Extract> extracts) {
    var lines =
        EffectiveSettings.of(settings).stream()
            .map(value -> "%s = %s  (%s)%n".formatted(value.key(), value.text(), value.origin()))
            .collect(Collectors.joining());
    extracts.add(new Extract("settings.txt", lines));
    extracts.add(new Extract("config/scheduler.yaml", settings.schedulerFile().text()));
    extracts.add(new Extract("config/venues.yaml", settings.venuesFile().text()));
  }

  /// Nothing, with the reason, where the database cannot be asked.
  private List<Extract> ledger() {
    try (var database = Database.open(invocation.databases().forReading(), Pool.command())) {
      var query = new ReadOnlyQuery(database);
      return QUESTIONS.entrySet().stream()
          .map(question -> new Extract(question.getKey(), text(query.ask(question.getValue()))))
          .toList();
    } catch (
        RuntimeException refused) { // whatever keeps the database away must not keep the report
      return List.of(new Extract("ledger/not-read.txt", refused + "\n"));
    }
  }

  private static String text(ReadOnlyQuery.Rows rows) {
    var header = String.join("\t", rows.columns());
    return rows.rows().stream()
        .map(row ->
            row.stream()
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining("\t")))
        .collect(Collectors.joining("\n", header + "\n", "\n"));
  }
}
