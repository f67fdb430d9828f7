package io.cryptorun.cli.output;

import java.util.List;

/// What a command has to say: for people a text, for programs the same as fields.
///
/// @param kind names the shape of the fields: `JobList`, `Run`
/// @param shape whether it is one thing or a list
/// @param items exactly one for a single thing
/// @param text complete with line ends; may be empty
/// @param warnings that a program should see too
public record Answer(
    String kind, Shape shape, List<Fields> items, String text, List<String> warnings) {

  /// One thing or many.
  public enum Shape {
    ITEM,
    LIST
  }

  public Answer {
    items = List.copyOf(items);
    warnings = List.copyOf(warnings);
  }

  /// An answer that is one thing.
  public static Answer item(String kind, Fields item, String text) {
    return new Answer(kind, Shape.ITEM, List.of(item), text, List.of());
  }

  /// An answer that is a list.
  public static Answer list(String kind, List<Fields> items, String text) {
    return new Answer(kind, Shape.LIST, items, text, List.of());
  }

  /// The same with something a program should look at.
  public Answer warning(List<String> texts) {
    return new Answer(kind, shape, items, text, texts);
  }
}
