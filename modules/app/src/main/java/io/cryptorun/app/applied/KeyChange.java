package io.cryptorun.app.applied;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One key that has another value.
///
/// @param key as the file writes it
/// @param before null where it was absent
/// @param after null where it is absent
public record KeyChange(String key, @Nullable String before, @Nullable String after) {

  /// Every key whose values differ, by name.
  static List<KeyChange> between(Map<String, String> before, Map<String, String> after) {
    var keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    var changes = new ArrayList<KeyChange>();
    for (var key : keys) {
      var change = new KeyChange(key, before.get(key), after.get(key));
      if (!java.util.Objects.equals(change.before(), change.after())) {
        changes.add(change);
      }
    }
    return changes;
  }
}
