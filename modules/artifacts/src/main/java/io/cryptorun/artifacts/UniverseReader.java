package io.cryptorun.artifacts;

import io.cryptorun.domain.market.Instrument;
import io.cryptorun.domain.market.Quote;
import io.cryptorun.domain.market.Symbol;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.AdvSample;
import io.cryptorun.domain.universe.Changes;
import io.cryptorun.domain.universe.Criteria;
import io.cryptorun.domain.universe.DailySamples;
import io.cryptorun.domain.universe.Excluded;
import io.cryptorun.domain.universe.Exclusion;
import io.cryptorun.domain.universe.Ranked;
import io.cryptorun.domain.universe.UniverseSnapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what [UniverseJson] wrote; a stored text that is anything else is a fault of the database
/// and throws.
public final class UniverseReader {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private UniverseReader() {}

  /// The snapshot of a stored text.
  public static UniverseSnapshot read(String text) {
    var root = MAPPER.readTree(text);
    var metadata = root.required("_metadata");
    var criteria = metadata.required("criteria");
    return new UniverseSnapshot(
        Instant.parse(metadata.required("generated").asString()),
        new Criteria(
            criteria.required("min_adv_usd").asLong(),
            Arrays.stream(criteria.required("venue").asString().split(",", -1))
                .filter(id -> !id.isEmpty())
                .map(UniverseReader::venue)
                .toList()),
        metadata.required("hash").asString(),
        list(root.required("ranks"), UniverseReader::ranked),
        list(root.required("excluded"), UniverseReader::excluded),
        samples(root.required("samples")),
        changes(root),
        list(root.required("pegs"), UniverseReader::instrument),
        list(root.required("missing_venues"), node -> venue(node.asString())));
  }

  private static Ranked ranked(JsonNode node) {
    return new Ranked(
        Symbol.parse(node.required("symbol").asString()),
        node.required("rank").asInt(),
        node.required("adv_usd").asDouble(),
        node.required("adv24").asLong(),
        list(node.required("instruments"), UniverseReader::instrument));
  }

  private static Excluded excluded(JsonNode node) {
    return new Excluded(
        node.required("symbol").asString(), Exclusion.valueOf(node.required("code").asString()));
  }

  private static Changes changes(JsonNode root) {
    var previous = root.required("prev_hash");
    return new Changes(
        list(root.required("added"), JsonNode::asString),
        list(root.required("removed"), JsonNode::asString),
        previous.isNull() ? null : previous.asString(),
        root.required("hash_changed").asBoolean());
  }

  private static DailySamples samples(JsonNode node) {
    return new DailySamples(
        LocalDate.parse(node.required("day").asString()),
        node.required("adv24").properties().stream()
            .map(e -> new AdvSample(Symbol.parse(e.getKey()), e.getValue().asLong()))
            .toList());
  }

  private static Instrument instrument(JsonNode node) {
    return new Instrument(
        venue(node.required("venue").asString()),
        node.required("id").asString(),
        node.required("base").asString(),
        Quote.valueOf(node.required("quote").asString()));
  }

  private static Venue venue(String id) {
    return Venue.of(id)
        .orElseThrow(() -> new IllegalArgumentException("stored venue \"" + id + "\" is unknown"));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    return StreamSupport.stream(array.spliterator(), false).map(element).toList();
  }
}
