package io.cryptorun.cli.schedule;

import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.slot.SlotHistory;
import java.util.List;

/// A slot with its newest attempt, as fields and as columns.
final class SlotFields {

  static final List<Column> COLUMNS =
      List.of(
          Column.of("due_at", "DUE"),
          Column.of("job", "JOB"),
          Column.of("kind", "KIND"),
          Column.of("state", "STATE"),
          Column.of("reason", "REASON"),
          Column.of("rows", "ROWS"),
          Column.of("duration_ms", "TOOK MS"),
          Column.of("start_delay_ms", "DELAY MS"),
          Column.of("node", "NODE"),
          Column.of("run_id", "RUN"),
          Column.wide("attempts", "ATTEMPTS"),
          Column.wide("outcome", "OUTCOME"),
          Column.wide("recovered_from", "RECOVERED FROM"),
          Column.wide("retry_of", "RETRY OF"),
          Column.wide("requested_by", "REQUESTED BY"),
          Column.wide("error_code", "ERROR"),
          Column.onRequest("slot_id"),
          Column.onRequest("started_at"),
          Column.onRequest("finished_at"));

  private SlotFields() {}

  static Fields of(SlotHistory.Entry entry) {
    return new Fields()
        .with("due_at", entry.dueAt())
        .with("job", entry.job())
        .with("kind", entry.kind())
        .with("state", entry.state())
        .with("reason", entry.reason())
        .with("rows", entry.rows())
        .with("duration_ms", entry.durationMs())
        .with("start_delay_ms", entry.startDelayMs())
        .with("node", entry.node())
        .with("run_id", entry.runId())
        .with("attempts", entry.attempts())
        .with("outcome", entry.outcome())
        .with("recovered_from", entry.recoveredFrom())
        .with("retry_of", entry.retryOf())
        .with("requested_by", entry.requestedBy())
        .with("error_code", entry.errorCode())
        .with("slot_id", entry.slotId())
        .with("started_at", entry.startedAt())
        .with("finished_at", entry.finishedAt());
  }
}
