package io.cryptorun.cli.output;

import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;

/// Writes an answer in one of the formats.
///
/// @param caller who asked, e.g. `cli@host`
/// @param home that relative paths start from
/// @param now when the answer was given
public record AnswerWriter(String caller, Path home, Instant now) {

  /// Complete with line ends.
  public String write(Answer answer, OutputFormat format) {
    return switch (format) {
      case table -> answer.text();
      case json -> Json.document(envelope(answer)) + "\n";
      case jsonl ->
          answer.items().stream().map(item -> Json.line(item) + "\n").collect(Collectors.joining());
      case csv -> Csv.of(answer.items());
      case plain ->
          answer.items().stream()
              .map(item -> item.values().firstEntry().getValue() + "\n")
              .collect(Collectors.joining());
      case none -> "";
    };
  }

  private Fields envelope(Answer answer) {
    var envelope =
        new Fields()
            .with("api_version", "cryptorun/v1")
            .with("kind", answer.kind())
            .with("generated_at", now)
            .with("node", caller)
            .with("home", home);
    if (answer.shape() == Answer.Shape.ITEM) {
      envelope.with("item", answer.items().getFirst());
    } else {
      envelope.with("items", answer.items());
    }
    envelope.with("warnings", answer.warnings());
    return answer.shape() == Answer.Shape.ITEM ? envelope : envelope.with("next_cursor", null);
  }
}
