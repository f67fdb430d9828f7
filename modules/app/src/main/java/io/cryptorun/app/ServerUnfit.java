package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.server.Shortcoming;
import java.util.List;
import java.util.stream.Collectors;

/// The database server is reachable, but set up so that no node may work on it.
public final class ServerUnfit extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String address;
  private final transient List<Shortcoming> shortcomings;

  ServerUnfit(DatabaseUrl url, List<Shortcoming> shortcomings) {
    super(
        "%s cannot serve nodes: %s"
            .formatted(
                url,
                shortcomings.stream()
                    .map(Shortcoming::toString)
                    .collect(Collectors.joining("; "))));
    this.address = url.toString();
    this.shortcomings = List.copyOf(shortcomings);
  }

  /// Where the server is, in libpq's form.
  public String address() {
    return address;
  }

  /// Everything that stands in the way, at least one.
  public List<Shortcoming> shortcomings() {
    return shortcomings;
  }
}
