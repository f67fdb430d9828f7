package io.cryptorun.cli.schema;

import io.cryptorun.cli.output.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every kind of document that has a published schema.
///
/// @param answers the kinds of answers, by name, with their fields; beside them what these share
public record PublishedSchemas(JsonNode answers) {

  private static final String FOLDER = "/schemas/";

  /// The documents whose schemas are files.
  private static final List<Kind> FILES =
      List.of(
          new Kind("scheduler", "config/scheduler.yaml"),
          new Kind("venues", "config/venues.yaml"),
          new Kind("explain", "explain.json of the scans"),
          new Kind("regime", "regime.json of regime.refresh"),
          new Kind("health", "health.json of providers.health"),
          new Kind("premove_alerts", "premove_alerts.json of premove.hourly"),
          new Kind("manifest", "manifest.json beside all artifacts"),
          new Kind("Error", "errors with -o json, on stderr"));

  /// A kind of document.
  ///
  /// @param what which documents are of this kind
  public record Kind(String name, String what) {}

  /// Those that lie in the program.
  public static PublishedSchemas read() {
    return new PublishedSchemas(resource("answers.json"));
  }

  /// All kinds, files first.
  public List<Kind> kinds() {
    var ofAnswers =
        answers.properties().stream()
            .filter(entry -> isKind(entry.getKey()))
            .map(entry -> new Kind(entry.getKey(), entry.getValue().get("command").asString()));
    return Stream.concat(FILES.stream(), ofAnswers).toList();
  }

  /// The kinds as a text for people.
  public String table() {
    var table = new Table("KIND", "OF");
    kinds().forEach(kind -> table.row(kind.name(), kind.what()));
    return table.text();
  }

  /// The schema of a kind; empty when there is no such kind.
  public Optional<JsonNode> of(String kind) {
    if (FILES.stream().anyMatch(known -> known.name().equals(kind))) {
      return Optional.of(resource(kind.toLowerCase(java.util.Locale.ROOT) + ".schema.json"));
    }
    return Optional.ofNullable(isKind(kind) ? answers.get(kind) : null)
        .map(answer ->
            new AnswerSchema(answers.get("#words"), answers.get("#shapes")).of(kind, answer));
  }

  /// What is no kind stands in the same file: words and shapes that kinds are made of.
  private static boolean isKind(String name) {
    return !name.startsWith("#");
  }

  private static JsonNode resource(String name) {
    try (var stream = PublishedSchemas.class.getResourceAsStream(FOLDER + name)) {
      return JsonMapper.shared().readTree(Objects.requireNonNull(stream, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of this program", e);
    }
  }
}
