package io.cryptorun.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.testkit.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever reads an answer by its schema learns every key of it, and the unit of every figure.
class PublishedSchemasTest {

  /// Where others decide what stands there.
  private static final Set<String> OPEN =
      Set.of(
          "Schema/item/schema",
          "Rows/items[]/*",
          "Run/item/events[]/detail/*",
          "ClusterStepList/items[]/detail/*");

  private static final List<String> UNITS = List.of("_ms", "_seconds", "_bps", "_usd", "_bytes");

  static Stream<String> answers() {
    var schemas = PublishedSchemas.read();
    return schemas.kinds().stream()
        .map(PublishedSchemas.Kind::name)
        .filter(kind -> schemas.answers().has(kind));
  }

  @ParameterizedTest
  @MethodSource("answers")
  void schema_isClosed_andTellsUnits(String kind) {
    var faults = new ArrayList<String>();
    inspect(kind, PublishedSchemas.read().of(kind).orElseThrow(), faults);

    assertThat(faults).isEmpty();
  }

  /// The inspection itself: a schema that says too little is found.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type": "object", "properties": {}}                                       | x: open
          {"type": "object", "additionalProperties": true, "properties": {}}         | x: open
          {"type": "array", "items": {}}                                             | x[]: anything
          {"type": "object", "additionalProperties": false, "properties": {"a": {}}} | x/a: anything
          {"type": "object", "additionalProperties": false, "properties": {"age": {"type": "integer"}}} | x/age: no unit
          {"type": "object", "additionalProperties": false, "properties": {"n": {"type": ["number", "null"]}}} | x/n: no unit
          """)
  void schemaThatIsTooOpen_isNoticed(String schema, String fault) {
    var faults = new ArrayList<String>();
    inspect("x", JsonMapper.shared().readTree(schema), faults);

    assertThat(faults).containsExactly(fault);
  }

  @Test
  void documentWithAKeyTooManyOrTooFew_breaksItsSchema() {
    var schema = PublishedSchemas.read().of("Trigger").orElseThrow().toString();
    var envelope =
        """
        {"api_version": "cryptorun/v1", "kind": "Trigger", "generated_at": "2026-11-23T14:07:41Z",
         "node": "cli@desk", "home": "/home/ana", "warnings": [],
         "item": {"trigger": "scan.hot", "job": "scan.hot", "state": "waiting", "next_fire": null%s}}
        """;

    assertThat(Schemas.faultsBy(schema, envelope.formatted(", \"stuck\": false"))).isEmpty();
    assertThat(Schemas.faultsBy(schema, envelope.formatted(""))).isNotEmpty();
    assertThat(Schemas.faultsBy(schema, envelope.formatted(", \"stuck\": false, \"more\": 1")))
        .isNotEmpty();
  }

  private static void inspect(String place, JsonNode schema, List<String> faults) {
    var type = schema.path("type").toString();
    if (schema.has("const") || OPEN.contains(place)) {
      return;
    }
    if (schema.path("type").isMissingNode()) {
      faults.add(place + ": anything");
    }
    if (type.contains("array")) {
      inspect(place + "[]", schema.get("items"), faults);
    }
    if (type.contains("object")) {
      inspectObject(place, schema, faults);
    }
    boolean figure = type.contains("integer") || type.contains("\"number\"");
    boolean scalar = type.contains("string");
    if (figure
        && !scalar
        && !schema.has("description")
        && UNITS.stream().noneMatch(place::endsWith)) {
      faults.add(place + ": no unit");
    }
  }

  private static void inspectObject(String place, JsonNode schema, List<String> faults) {
    var more = schema.path("additionalProperties");
    if (more.isObject()) {
      inspect(place + "/*", more, faults);
    } else if (!more.isBoolean() || more.asBoolean()) {
      faults.add(place + ": open");
    }
    schema
        .path("properties")
        .properties()
        .forEach(field -> inspect(place + "/" + field.getKey(), field.getValue(), faults));
  }
}
