package io.cryptorun.cli.schedule;

import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.command.Pauses;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// What an operator should have in mind who looks at the schedule, a line each: the pauses in
/// force, and the requests that no node has taken on.
///
/// @param waiting requests without an outcome
/// @param zone of the times, which stand to the minute
record ScheduleNotes(LedgerView view, List<Commands.Status> waiting, ZoneId zone) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmXXX", Locale.ROOT);

  /// Empty while everything is as usual.
  String text() {
    return pauses() + requests();
  }

  /// The requests alone.
  String requests() {
    return waiting.stream().map(this::line).collect(Collectors.joining());
  }

  private String pauses() {
    return view.settings().jobs().stream()
        .map(view::pause)
        .filter(Objects::nonNull)
        .map(this::line)
        .collect(Collectors.joining());
  }

  private String line(Pauses.Pause pause) {
    return "⚠ %s paused since %s by %s%s%s; resume: cryptorun schedule resume %s --missed skip%n"
        .formatted(
            pause.job(),
            minute(pause.since()),
            pause.by(),
            pause.reason() == null ? "" : " (\"%s\")".formatted(pause.reason()),
            pause.until() == null ? "" : " until " + minute(pause.until()),
            pause.job());
  }

  private String line(Commands.Status request) {
    return "⚠ request %d waits for a node: %s %s, asked by %s at %s%s%n"
        .formatted(
            request.id(),
            request.command(),
            request.target(),
            request.requestedBy(),
            minute(request.requestedAt()),
            request.reason() == null ? "" : " (\"%s\")".formatted(request.reason()));
  }

  private String minute(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }
}
