package io.cryptorun.jobs.scan;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.scan.RowInput;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What went wrong while a market was read, one line a venue: how many calls failed, and the first
/// failure of each kind in the venue's own words.
public final class VenueFaults {

  private final Map<Venue, List<Fault>> byVenue;

  private VenueFaults(Map<Venue, List<Fault>> byVenue) {
    this.byVenue = byVenue;
  }

  /// Collects the faults of a snapshot's rows.
  public static VenueFaults of(List<RowInput> rows) {
    return among(
        rows.stream()
            .flatMap(row -> row.answers().stream())
            .flatMap(answer -> Stream.of(answer.hourly(), answer.daily(), answer.book())));
  }

  /// Collects the faults among any replies.
  public static VenueFaults among(Stream<? extends Reply<?>> replies) {
    var byVenue = new EnumMap<Venue, List<Fault>>(Venue.class);
    replies
        .flatMap(VenueFaults::fault)
        .forEach(fault ->
            byVenue.merge(
                fault.venue(),
                List.of(fault),
                (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
    return new VenueFaults(byVenue);
  }

  /// One line for each venue that failed at anything.
  public List<String> lines() {
    return byVenue.entrySet().stream().map(e -> line(e.getKey(), e.getValue())).toList();
  }

  /// All of it in one text.
  public String text() {
    return byVenue.isEmpty()
        ? "every venue answered, but no book was fresh and had two sides that do not cross"
        : String.join("; ", lines());
  }

  private static String line(Venue venue, List<Fault> faults) {
    var kinds = new EnumMap<Fault.Code, Fault>(Fault.Code.class);
    faults.forEach(fault -> kinds.putIfAbsent(fault.code(), fault));
    var told =
        kinds.values().stream()
            .map(fault ->
                "%s at %s%s: %s"
                    .formatted(
                        fault.code(),
                        fault.call(),
                        fault.status() == null ? "" : " (HTTP " + fault.status() + ")",
                        fault.text()))
            .toList();
    return "%s: %d call%s failed; %s"
        .formatted(
            venue.id(), faults.size(), faults.size() == 1 ? "" : "s", String.join("; ", told));
  }

  private static Stream<Fault> fault(Reply<?> reply) {
    return switch (reply) {
      case Reply.Missing<?>(var fault) -> Stream.of(fault);
      case Reply.Received<?> _ -> Stream.empty();
    };
  }
}
