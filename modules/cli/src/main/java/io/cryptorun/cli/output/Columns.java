package io.cryptorun.cli.output;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Which columns an answer has, and which of them are shown.
final class Columns {

  private Columns() {}

  /// The declared columns; of an answer that declares none, every field of its items. A field that
  /// is nested in one item and null in another is its inner fields.
  static List<Column> of(Answer answer, List<Flat> items) {
    if (!answer.columns().isEmpty()) {
      return answer.columns();
    }
    var names = new LinkedHashSet<String>();
    items.forEach(item -> names.addAll(item.values().keySet()));
    return names.stream()
        .filter(name -> names.stream().noneMatch(other -> other.startsWith(name + ".")))
        .map(Columns::everywhere)
        .toList();
  }

  private static Column everywhere(String name) {
    var hidden = Column.onRequest(name);
    return Column.of(name, hidden.title());
  }

  /// Those that were asked for, in that order.
  ///
  /// @throws UnknownColumnException when there is no such column
  static List<Column> named(List<Column> all, List<String> names) {
    var chosen = new ArrayList<Column>();
    for (var name : names) {
      chosen.add(
          all.stream()
              .filter(column -> column.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new UnknownColumnException(name, all.stream().map(Column::name).toList())));
    }
    return List.copyOf(chosen);
  }

  /// Those of a table for people.
  static List<Column> forPeople(List<Column> all, boolean wide) {
    return all.stream()
        .filter(column ->
            switch (column.place()) {
              case TABLE -> true;
              case WIDE -> wide;
              case ON_REQUEST -> false;
            })
        .toList();
  }
}
