package io.cryptorun.cli.output;

import org.jspecify.annotations.Nullable;

/// A column of a list: the name of its field in JSON and CSV, and how people see it.
///
/// @param name of the field, nested ones as `outer.inner`
/// @param title above the column, upper case
/// @param place in which of the forms for people it appears
/// @param cell how its values are told to people; null for the usual way
public record Column(String name, String title, Place place, @Nullable Cell cell) {

  /// Where people see a column.
  public enum Place {
    /// in a table and in a wide one
    TABLE,
    /// in a wide table only
    WIDE,
    /// only when it is asked for by name
    ON_REQUEST
  }

  /// Tells a value to people.
  @FunctionalInterface
  public interface Cell {

    /// The text of a value that is not null.
    String text(Object value);
  }

  /// A column of every table.
  public static Column of(String name, String title) {
    return new Column(name, title, Place.TABLE, null);
  }

  /// A column of a wide table.
  public static Column wide(String name, String title) {
    return new Column(name, title, Place.WIDE, null);
  }

  /// A column that is shown when its name is asked for.
  public static Column onRequest(String name) {
    return new Column(name, titleOf(name), Place.ON_REQUEST, null);
  }

  /// The same with another way to tell its values.
  public Column as(Cell other) {
    return new Column(name, title, place, other);
  }

  private static String titleOf(String name) {
    return name.replace('_', ' ').toUpperCase(java.util.Locale.ROOT);
  }
}
