package io.cryptorun.cli.schedule;

import io.cryptorun.ledger.Pauses;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/// The pauses in force, a line each: since when, by whom, why, and how to end them.
///
/// @param zone of the times, which stand to the minute
record PauseNotes(LedgerView view, ZoneId zone) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mmXXX", Locale.ROOT);

  /// Empty while no job is paused.
  String text() {
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

  private String minute(Instant time) {
    return MINUTE.format(time.atZone(zone));
  }
}
