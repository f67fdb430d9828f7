package io.cryptorun.cli.output;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a command has to say: the same fields for programs and for people. People get a table of
/// the columns, or a text where the command brings its own.
///
/// @param kind names the shape of the fields: `JobList`, `Run`
/// @param shape whether it is one thing or a list
/// @param items exactly one for a single thing
/// @param columns every field of an item, in order; empty when they are those of the items
/// @param text complete with line ends; may be empty; null for a table of the columns
/// @param warnings that a program should see too
/// @param nextCursor what `--after` takes to go on; null at the end of the list
public record Answer(
    String kind,
    Shape shape,
    List<Fields> items,
    List<Column> columns,
    @Nullable String text,
    List<String> warnings,
    @Nullable String nextCursor) {

  private static final Pattern NEXT = Pattern.compile("(?m)^[Nn]ext: .*\\R");

  /// One thing or many.
  public enum Shape {
    ITEM,
    LIST
  }

  public Answer {
    items = List.copyOf(items);
    columns = List.copyOf(columns);
    warnings = List.copyOf(warnings);
  }

  /// An answer that is one thing.
  public static Answer item(String kind, Fields item, String text) {
    return new Answer(kind, Shape.ITEM, List.of(item), List.of(), text, List.of(), null);
  }

  /// An answer that is a list with a text of its own.
  public static Answer list(String kind, List<Fields> items, String text) {
    return new Answer(kind, Shape.LIST, items, List.of(), text, List.of(), null);
  }

  /// An answer that is a list and shown as a table of these columns.
  public static Answer table(String kind, List<Column> columns, List<Fields> items) {
    return new Answer(kind, Shape.LIST, items, columns, null, List.of(), null);
  }

  /// The same with its columns named, which an empty list does not tell by itself.
  public Answer of(List<Column> named) {
    return new Answer(kind, shape, items, named, text, warnings, nextCursor);
  }

  /// The same with something a program should look at.
  public Answer warning(List<String> texts) {
    return new Answer(kind, shape, items, columns, text, texts, nextCursor);
  }

  /// The same without what it says to look at next.
  public Answer withoutHints() {
    return text == null
        ? this
        : new Answer(
            kind, shape, items, columns, NEXT.matcher(text).replaceAll(""), warnings, nextCursor);
  }

  /// The same with the place where the list goes on; null for its end.
  public Answer next(@Nullable String cursor) {
    return new Answer(kind, shape, items, columns, text, warnings, cursor);
  }
}
