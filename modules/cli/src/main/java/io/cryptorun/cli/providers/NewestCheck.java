package io.cryptorun.cli.providers;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.Market;
import io.cryptorun.ledger.market.Markets;
import io.cryptorun.ledger.result.ProviderChecks;
import java.util.Arrays;
import java.util.Optional;

/// Finds what was last known of the exchanges.
final class NewestCheck {

  private NewestCheck() {}

  /// The market that was read last.
  static String market(Database database) {
    return new Markets(database).newest().map(Market::market).orElse("live");
  }

  static Optional<ProviderChecks.Check> of(Database database) {
    return new ProviderChecks(database).newest(market(database));
  }

  /// The exchange of this name.
  ///
  /// @throws CommandRefused when there is none
  static Venue venue(String name) {
    var known = Arrays.stream(Venue.values()).map(Venue::id).toList();
    return Venue.of(name)
        .orElseThrow(() ->
            CommandRefused.notFound(
                "CR-PRO-001",
                "no provider \"%s\"".formatted(name),
                "providers: " + String.join(", ", known),
                Spelling.nearest(name, known)
                    .map("did you mean %s?"::formatted)
                    .orElse("cryptorun providers list")));
  }

  static CommandRefused neverChecked(String what) {
    return CommandRefused.notFound(
        "CR-PRO-002",
        "%s was never checked in this market".formatted(what),
        "no health check has been published",
        "cryptorun schedule run providers.health, or cryptorun providers probe P");
  }
}
