package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Json;
import io.cryptorun.cli.output.Table;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.RunLog;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run and all that belongs to it, for people.
record RunPage(RunStory story, Times times) {

  private static final String NOTHING = "-";

  String text() {
    return head() + stages() + attempts() + files() + events();
  }

  private String head() {
    var run = story.run();
    var text = new StringBuilder();
    text.append("%s  %s  run %s%n".formatted(run.slot().job(), outcome(run), run.runId()));
    line(text, "due", "%s (%s)".formatted(times.text(run.slot().dueAt()), kind(run)));
    line(text, "started", "%s, %s".formatted(times.text(run.startedAt()), took(run)));
    line(text, "node", node(run));
    line(text, "market", run.origin().market());
    line(
        text,
        "made with",
        "config %s, code %s, universe %s"
            .formatted(
                hash(run.origin().configSha256()),
                or(run.origin().codeVersion()),
                hash(run.figures().universeSha256())));
    line(
        text,
        "regime",
        "%s, source %s".formatted(or(run.figures().regime()), or(run.figures().regimeSource())));
    line(
        text,
        "counts",
        "%s coins, %s passed, %s rows, %s venues"
            .formatted(
                or(run.figures().candidates()),
                or(run.figures().passed()),
                or(run.figures().rows()),
                or(run.figures().sources())));
    line(
        text,
        "providers",
        story.providers().isEmpty() ? NOTHING : String.join(", ", story.providers()));
    if (run.result().error() != null) {
      line(text, "error", "%s %s".formatted(or(run.result().errorCode()), run.result().error()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String content) {
    text.append(Table.pad(name, 11)).append(content).append('\n');
  }

  private static String outcome(Run run) {
    var reason = run.result().reason();
    var word = run.result().outcome().word();
    return reason == null ? word : "%s (%s)".formatted(word, reason);
  }

  private static String kind(Run run) {
    var by = run.origin().requestedBy();
    var kind = run.slot().kind().word();
    var retry = run.origin().retryOf();
    return kind + (by == null ? "" : " by " + by) + (retry == null ? "" : ", repeats run " + retry);
  }

  private String node(Run run) {
    var from = run.origin().recoveredFrom();
    return "%s, epoch %d, attempt %d of %d%s"
        .formatted(
            run.owner().node(),
            run.owner().epoch(),
            run.attempt(),
            story.attempts().size(),
            from == null ? "" : ", does run %s again".formatted(from));
  }

  private static String took(Run run) {
    return run.duration().map(took -> "took " + Cells.took(took)).orElse("not ended yet");
  }

  private String stages() {
    if (story.stages().isEmpty()) {
      return "";
    }
    var table = new Table("STAGE", "TOOK", "ENDED", "WHAT");
    for (var line : story.stages()) {
      table.row(
          or(line.stage()),
          Cells.took(Objects.requireNonNullElse(line.took(), Duration.ZERO)),
          times.text(line.at()),
          what(line));
    }
    return "\n" + table.text();
  }

  /// The line of the log without what stands in the columns before it.
  private static String what(RunLog.Line line) {
    var said = line.stage() + ": ";
    var text = line.text().startsWith(said) ? line.text().substring(said.length()) : line.text();
    return text.replaceFirst(" \\(\\d+ ms\\)$", "");
  }

  private String attempts() {
    if (story.attempts().size() < 2) {
      return "";
    }
    var table = new Table("ATTEMPT", "RUN", "NODE", "STARTED", "OUTCOME", "REASON");
    for (var run : story.attempts()) {
      table.row(
          Integer.toString(run.attempt()),
          run.runId(),
          run.owner().node(),
          times.text(run.startedAt()),
          run.result().outcome().word(),
          or(run.result().reason()));
    }
    return "\n" + table.text();
  }

  private String files() {
    if (story.files().isEmpty()) {
      return "\nnothing was published\n";
    }
    var table = new Table("FILE", "ROWS", "BYTES", "SHA256", "PATH");
    for (var file : story.files()) {
      table.row(
          file.name(),
          or(file.rows()),
          Long.toString(file.bytes()),
          Cells.shortened(file.sha256()),
          file.path());
    }
    return "\n" + table.text();
  }

  private String events() {
    var table = new Table("AT", "ACTOR", "EVENT", "DETAIL");
    for (var event : story.events()) {
      table.row(
          times.text(event.at()),
          event.actor(),
          event.kind(),
          Cells.facts(Json.fields(event.detail())));
    }
    return "\n" + table.text();
  }

  private static String hash(@Nullable String sha256) {
    return sha256 == null ? NOTHING : Cells.shortened(sha256);
  }

  private static String or(@Nullable Object value) {
    return Objects.toString(value, NOTHING);
  }
}
