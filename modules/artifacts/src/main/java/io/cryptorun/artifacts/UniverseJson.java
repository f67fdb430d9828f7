package io.cryptorun.artifacts;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.AdvSample;
import io.cryptorun.domain.universe.Changes;
import io.cryptorun.domain.universe.Criteria;
import io.cryptorun.domain.universe.DailySamples;
import io.cryptorun.domain.universe.Excluded;
import io.cryptorun.domain.universe.Ranked;
import io.cryptorun.domain.universe.UniverseSnapshot;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A universe snapshot as one JSON document: what the ledger stores of a day, and what a second
/// person needs to rebuild its hash. [UniverseReader] reads it back.
public final class UniverseJson {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private UniverseJson() {}

  /// The document, in compact form.
  public static String of(UniverseSnapshot universe) {
    var root = JsonNodeFactory.instance.objectNode();
    describe(universe, root.putObject("_metadata"));
    var members = root.putArray("universe");
    universe.ranks().forEach(ranked -> members.add(ranked.symbol().toString()));
    var ranks = root.putArray("ranks");
    universe.ranks().forEach(ranked -> describe(ranked, ranks.addObject()));
    var excluded = root.putArray("excluded");
    universe.excluded().forEach(out -> describe(out, excluded.addObject()));
    describe(universe.changes(), root);
    describe(universe.samples(), root.putObject("samples"));
    describe(universe.pegs(), root.putArray("pegs"));
    venues(universe.missing(), root.putArray("missing_venues"));
    return MAPPER.writeValueAsString(root);
  }

  private static void describe(UniverseSnapshot universe, ObjectNode metadata) {
    metadata.put("generated", universe.generated().toString());
    metadata.put("source", universe.source());
    describe(universe.criteria(), metadata.putObject("criteria"));
    metadata.put("hash", universe.hash());
    metadata.put("count", universe.ranks().size());
  }

  private static void describe(Criteria criteria, ObjectNode node) {
    node.put("quote", "USD");
    node.put("min_adv_usd", criteria.minAdvUsd());
    node.put("venue", criteria.venueList());
  }

  private static void describe(Ranked ranked, ObjectNode node) {
    node.put("symbol", ranked.symbol().toString());
    node.put("adv_usd", ranked.advUsd());
    node.put("adv24", ranked.adv24());
    node.put("rank", ranked.rank());
    venues(ranked.instruments().stream().map(Instrument::venue).toList(), node.putArray("venues"));
    describe(ranked.instruments(), node.putArray("instruments"));
  }

  private static void describe(Excluded excluded, ObjectNode node) {
    node.put("symbol", excluded.symbol());
    node.put("code", excluded.code().name());
  }

  private static void describe(Changes changes, ObjectNode root) {
    changes.added().forEach(root.putArray("added")::add);
    changes.removed().forEach(root.putArray("removed")::add);
    root.put("prev_hash", changes.prevHash());
    root.put("hash_changed", changes.hashChanged());
  }

  private static void describe(DailySamples samples, ObjectNode node) {
    node.put("day", samples.day().toString());
    var adv24 = node.putObject("adv24");
    for (AdvSample sample : samples.samples()) {
      adv24.put(sample.symbol().toString(), sample.adv24());
    }
  }

  private static void describe(List<Instrument> instruments, ArrayNode list) {
    for (var instrument : instruments) {
      list.addObject()
          .put("venue", instrument.venue().id())
          .put("id", instrument.id())
          .put("base", instrument.base())
          .put("quote", instrument.quote().name());
    }
  }

  private static void venues(List<Venue> venues, ArrayNode list) {
    venues.forEach(venue -> list.add(venue.id()));
  }
}
