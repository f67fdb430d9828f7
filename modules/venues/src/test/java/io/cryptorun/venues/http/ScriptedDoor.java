package io.cryptorun.venues.http;

import io.cryptorun.domain.health.ProviderState;
import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Reply;
import io.cryptorun.venues.Rig;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// A door to a scripted venue, and what comes through it.
final class ScriptedDoor implements AutoCloseable {

  static final VenueCall CALL = VenueCall.get("/x").costing("public");
  static final String GOOD = "{\"n\":1}";

  private final Rig rig = new Rig("2026-01-01T00:00:00Z");
  private final WireJson json = new WireJson();

  Rig rig() {
    return rig;
  }

  VenueDoor door(VenueSettings settings) {
    return new VenueDoor(
        settings,
        AllowedHosts.only(URI.create(settings.baseUrl().toString())),
        (_, _) -> null,
        rig.budgets,
        ProviderState.none(),
        rig.timing());
  }

  Reply<Map<String, BigDecimal>> ask(VenueDoor door) throws InterruptedException {
    return door.get(CALL, this::read);
  }

  Map<String, BigDecimal> read(InputStream body) throws IOException {
    return json.read(body, new TypeReference<>() {});
  }

  static Fault fault(Reply<?> reply) {
    if (reply instanceof Reply.Missing<?>(var fault)) {
      return fault;
    }
    throw new AssertionError("a fault was expected, not " + reply);
  }

  @Override
  public void close() {
    rig.close();
  }
}
