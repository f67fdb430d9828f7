package io.cryptorun.cli.runs;

import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Times;
import io.cryptorun.ledger.artifact.PublishedFile;
import io.cryptorun.ledger.run.Run;
import io.cryptorun.ledger.slot.SlotKind;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs as fields, and as columns of a list.
public final class RunFields {

  /// Every field of a run, in order.
  public static final List<Column> COLUMNS =
      List.of(
          Column.of("run_id", "RUN"),
          Column.of("job", "JOB"),
          Column.of("outcome", "OUTCOME"),
          Column.of("due_at", "DUE"),
          Column.wide("started_at", "STARTED"),
          Column.wide("finished_at", "FINISHED"),
          Column.of("node", "NODE"),
          Column.of("kind", "KIND"),
          Column.of("attempt", "TRY"),
          Column.of("duration_ms", "TOOK").as(Cells::milliseconds),
          Column.wide("start_delay_ms", "DELAY").as(Cells::milliseconds),
          Column.of("rows", "ROWS"),
          Column.wide("candidates", "COINS"),
          Column.wide("passed", "PASSED"),
          Column.wide("sources", "VENUES"),
          Column.wide("regime", "REGIME"),
          Column.onRequest("regime_source"),
          Column.wide("market", "MARKET").as(Cells::shortened),
          Column.wide("config_sha256", "CONFIG").as(Cells::shortened),
          Column.onRequest("universe_sha256").as(Cells::shortened),
          Column.wide("code_version", "CODE"),
          Column.onRequest("recovered_from"),
          Column.onRequest("retry_of"),
          Column.wide("requested_by", "ASKED BY"),
          Column.of("reason", "REASON"),
          Column.onRequest("error_code"),
          Column.wide("error", "ERROR"));

  private RunFields() {}

  /// A run without what belongs to it.
  public static Fields of(Run run) {
    var figures = run.figures();
    var origin = run.origin();
    return new Fields()
        .with("run_id", run.runId())
        .with("job", run.slot().job())
        .with("outcome", run.result().outcome().word())
        .with("due_at", run.slot().dueAt())
        .with("started_at", run.startedAt())
        .with("finished_at", run.finishedAt())
        .with("node", run.owner().node())
        .with("kind", run.slot().kind().word())
        .with("attempt", run.attempt())
        .with("duration_ms", run.duration().map(Times::millis).orElse(null))
        .with("start_delay_ms", delay(run))
        .with("rows", figures.rows())
        .with("candidates", figures.candidates())
        .with("passed", figures.passed())
        .with("sources", figures.sources())
        .with("regime", figures.regime())
        .with("regime_source", figures.regimeSource())
        .with("market", origin.market())
        .with("config_sha256", origin.configSha256())
        .with("universe_sha256", figures.universeSha256())
        .with("code_version", origin.codeVersion())
        .with("recovered_from", origin.recoveredFrom())
        .with("retry_of", origin.retryOf())
        .with("requested_by", origin.requestedBy())
        .with("reason", run.result().reason())
        .with("error_code", run.result().errorCode())
        .with("error", run.result().error());
  }

  /// A replay starts long after the instant it stands at, which tells nothing.
  private static @Nullable Long delay(Run run) {
    return run.slot().kind() == SlotKind.REPLAY
        ? null
        : Times.millis(Duration.between(run.slot().dueAt(), run.startedAt()));
  }

  /// A published file.
  public static Fields of(PublishedFile file) {
    return new Fields()
        .with("name", file.name())
        .with("path", file.path())
        .with("rows", file.rows())
        .with("bytes", file.bytes())
        .with("sha256", file.sha256());
  }
}
