package io.cryptorun.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An item without depth: nested fields under `outer.inner`, in order.
///
/// @param whole the item with its depth
record Flat(SequencedMap<String, @Nullable Object> values, Fields whole) {

  static Flat of(Fields fields) {
    var flat = new LinkedHashMap<String, @Nullable Object>();
    add(flat, "", fields);
    return new Flat(Collections.unmodifiableSequencedMap(flat), fields);
  }

  private static void add(Map<String, @Nullable Object> flat, String prefix, Fields fields) {
    for (Map.Entry<String, @Nullable Object> field : fields.values().entrySet()) {
      var name = prefix + field.getKey();
      if (field.getValue() instanceof Fields inner) {
        add(flat, name + ".", inner);
      } else {
        flat.put(name, field.getValue());
      }
    }
  }

  /// The value of a column, which may be nested fields as a whole; null where the item has none.
  @Nullable Object of(Column column) {
    var name = column.name();
    return values.containsKey(name) ? values.get(name) : whole.value(name);
  }

  /// Only these columns, in their order.
  Fields picked(List<Column> columns) {
    var fields = new Fields();
    columns.forEach(column -> fields.with(column.name(), of(column)));
    return fields;
  }
}
