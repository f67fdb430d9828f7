package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Json;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.PublishedFile;
import io.cryptorun.ledger.result.Candidates;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.run.RunHistory;
import io.cryptorun.ledger.run.RunLog;
import io.cryptorun.ledger.run.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// A run with everything that belongs to it, read from the ledger.
///
/// @param attempts at its slot, itself among them
/// @param stages lines of its log that end a stage
/// @param providers exchanges whose answers went into it, by name; empty where its coins are not
///   kept or it has none
record RunStory(
    Run run,
    List<Run> attempts,
    List<RunLog.Line> stages,
    List<String> providers,
    List<PublishedFile> files,
    List<RunHistory.Event> events) {

  static RunStory read(Database database, Run found) {
    var runId = found.runId();
    var history = new RunHistory(database);
    var attempts = history.attempts(runId);
    return new RunStory(
        attempts.stream().filter(run -> run.runId().equals(runId)).findFirst().orElse(found),
        attempts,
        new RunLog(database).lines(runId).stream().filter(line -> line.stage() != null).toList(),
        providers(new Candidates(database).of(runId)),
        new Runs(database).files(runId),
        history.events(runId));
  }

  private static List<String> providers(List<Candidates.Found> coins) {
    return coins.stream()
        .flatMap(found -> found.coin().sources().stream())
        .map(source -> source.substring(0, Math.max(0, source.indexOf(':'))))
        .distinct()
        .sorted()
        .toList();
  }

  Fields fields() {
    return RunFields.of(run)
        .with("providers", providers)
        .with("artifacts", files.stream().map(RunFields::of).toList())
        .with("attempts", attempts.stream().map(RunStory::attempt).toList())
        .with("stages", stages.stream().map(RunStory::stage).toList())
        .with("events", events.stream().map(RunStory::event).toList());
  }

  private static Fields attempt(Run run) {
    return new Fields()
        .with("attempt", run.attempt())
        .with("run_id", run.runId())
        .with("node", run.owner().node())
        .with("epoch", run.owner().epoch())
        .with("started_at", run.startedAt())
        .with("finished_at", run.finishedAt())
        .with("outcome", run.result().outcome().word())
        .with("reason", run.result().reason());
  }

  private static Fields stage(RunLog.Line line) {
    return new Fields()
        .with("stage", line.stage())
        .with("ended_at", line.at())
        .with("took_ms", Objects.requireNonNullElse(line.took(), Duration.ZERO).toMillis())
        .with("text", line.text());
  }

  private static Fields event(RunHistory.Event event) {
    return new Fields()
        .with("at", event.at())
        .with("actor", event.actor())
        .with("kind", event.kind())
        .with("detail", Json.fields(event.detail()));
  }
}
