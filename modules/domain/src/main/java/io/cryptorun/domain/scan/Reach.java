package io.cryptorun.domain.scan;

import io.cryptorun.domain.market.Reply;
import io.cryptorun.domain.market.Venue;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Finds out which venues delivered and how many coins could be evaluated.
final class Reach {

  private Reach() {}

  static Coverage of(ScoredScan scored) {
    var input = scored.input();
    var delivered = delivered(input.rows());
    var wanted = EnumSet.noneOf(Venue.class);
    input.rows().forEach(row -> wanted.addAll(row.coin().listing()));
    wanted.addAll(input.universe().snapshot().missing()); // nobody knows which coins these list
    return new Coverage(
        input.venues().configured().stream()
            .filter(venue -> wanted.contains(venue) && !delivered.contains(venue))
            .toList(),
        input.rows().size(),
        scored.rows().size(),
        (int) scored.rows().stream().filter(row -> row.row().hasBook()).count());
  }

  private static Set<Venue> delivered(List<RowInput> rows) {
    var delivered = EnumSet.noneOf(Venue.class);
    for (var row : rows) {
      for (var answers : row.answers()) {
        if (isThere(answers.hourly()) || isThere(answers.book())) {
          delivered.add(answers.instrument().venue());
        }
      }
    }
    return delivered;
  }

  private static boolean isThere(Reply<?> reply) {
    return reply.found().isPresent();
  }
}
