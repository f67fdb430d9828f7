package io.cryptorun.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Options of a measurement: `--name value`, each at most once.
public final class Arguments {

  private final Map<String, String> values = new HashMap<>();

  /// Reads the options; refuses a name that is not known.
  public Arguments(String[] arguments, Set<String> known) {
    for (int i = 0; i < arguments.length; i += 2) {
      var name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!known.contains(name) || i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "option %s is not one of %s followed by a value".formatted(arguments[i], known));
      }
      values.put(name, arguments[i + 1]);
    }
  }

  public @Nullable String text(String name) {
    return values.get(name);
  }

  public int number(String name, int otherwise) {
    var text = values.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  /// Several numbers, separated by commas.
  public int[] numbers(String name, int... otherwise) {
    var text = values.get(name);
    return text == null
        ? otherwise
        : Stream.of(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
