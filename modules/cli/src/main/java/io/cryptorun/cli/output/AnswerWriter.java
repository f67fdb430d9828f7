package io.cryptorun.cli.output;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Writes an answer in the form that was asked for.
///
/// @param caller who asked, e.g. `cli@host`
/// @param home that relative paths start from
public record AnswerWriter(String caller, Path home, Layout layout) {

  /// Complete with line ends.
  ///
  /// @throws UnknownColumnException when a column was asked for that the answer does not have
  public String write(Answer answer) {
    var flat = answer.items().stream().map(Flat::of).toList();
    var all = Columns.of(answer, flat);
    boolean asked = !layout.columns().isEmpty();
    var chosen = asked ? Columns.named(all, layout.columns()) : all;
    return switch (layout.format()) {
      case table, wide -> forPeople(answer, asked ? chosen : usual(all), flat, asked);
      case json -> Json.document(envelope(answer, picked(answer, chosen, flat, asked))) + "\n";
      case jsonl ->
          picked(answer, chosen, flat, asked).stream()
              .map(item -> Json.line(item) + "\n")
              .collect(Collectors.joining());
      case csv -> Csv.of(chosen, flat, layout.headers());
      case plain -> plain(answer.shape(), asked ? chosen : chosen.stream().limit(1).toList(), flat);
      case none -> "";
    };
  }

  /// The whole document on one line, as one of several that follow each other.
  public String writeLine(Answer answer) {
    return Json.line(envelope(answer, answer.items())) + "\n";
  }

  private List<Column> usual(List<Column> all) {
    return Columns.forPeople(all, layout.format() == OutputFormat.wide);
  }

  private String forPeople(Answer answer, List<Column> columns, List<Flat> items, boolean asked) {
    var text = answer.text();
    if (text != null && !asked) {
      return Printable.text(text);
    }
    var cells = new CellText(layout.times());
    var table = new Table(columns.stream().map(Column::title).toArray(String[]::new));
    for (var item : items) {
      table.row(
          columns.stream().map(column -> cells.of(column, item.of(column))).toArray(String[]::new));
    }
    return table.text(
        layout.headers(), layout.format() == OutputFormat.wide ? null : layout.width());
  }

  private static List<Fields> picked(
      Answer answer, List<Column> chosen, List<Flat> flat, boolean asked) {
    return asked ? flat.stream().map(item -> item.picked(chosen)).toList() : answer.items();
  }

  /// An item of a list is a line; a thing alone may be a text of many.
  private static String plain(Answer.Shape shape, List<Column> columns, List<Flat> items) {
    return items.stream()
        .map(item ->
            columns.stream()
                .map(column -> Csv.cell(item.of(column)))
                .map(cell ->
                    shape == Answer.Shape.LIST ? Printable.line(cell) : Printable.text(cell))
                .collect(Collectors.joining("\t", "", "\n")))
        .collect(Collectors.joining());
  }

  private Fields envelope(Answer answer, List<Fields> items) {
    var envelope =
        new Fields()
            .with("api_version", "cryptorun/v1")
            .with("kind", answer.kind())
            .with("generated_at", layout.times().now())
            .with("node", caller)
            .with("home", home);
    if (answer.shape() == Answer.Shape.ITEM) {
      envelope.with("item", items.getFirst());
    } else {
      envelope.with("items", items);
    }
    envelope.with("warnings", answer.warnings());
    return answer.shape() == Answer.Shape.ITEM
        ? envelope
        : envelope.with("next_cursor", answer.nextCursor());
  }
}
