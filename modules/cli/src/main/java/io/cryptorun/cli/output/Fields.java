package io.cryptorun.cli.output;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The fields of one item, in order. Values are texts, numbers, truth values, instants, lists,
/// other fields, or null for what is not known; a key is never left out.
public final class Fields {

  private final SequencedMap<String, @Nullable Object> values = new LinkedHashMap<>();

  /// Adds a field.
  public Fields with(String name, @Nullable Object value) {
    values.put(name, value);
    return this;
  }

  /// A field's value; null where there is none.
  public @Nullable Object value(String name) {
    return values.get(name);
  }

  SequencedMap<String, @Nullable Object> values() {
    return Collections.unmodifiableSequencedMap(values);
  }
}
