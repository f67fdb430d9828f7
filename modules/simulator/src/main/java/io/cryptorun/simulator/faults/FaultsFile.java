package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.config.YamlFile;
import io.cryptorun.simulator.market.Host;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a file of faults:
///
/// ```yaml
/// seed: 7                      # of all chances below; default 1
/// faults:
///   - fault: rate_limit        # a FaultKind in lower case
///     venue: okx               # kraken-futures, binance-futures too; default: every one
///     endpoint: book           # pairs, tickers, ticker, candles, book, time, status; default: all
///     symbol: BTC              # the coin; default: every coin
///     probability: 0.2         # 0 to 1; default 1
///     every: 3                 # each third call; default each
///     calls: [1, 10]           # only the first ten; default all
///     from: 2021-05-19T15:00:00Z
///     to: 2021-05-19T16:00:00Z # market time, the end excluded; default always
///     value: 5                 # the kind's figure, such as seconds
/// ```
public final class FaultsFile {
  private static final Set<String> KEYS =
      Set.of(
          "fault",
          "venue",
          "endpoint",
          "symbol",
          "probability",
          "every",
          "calls",
          "from",
          "to",
          "value");

  private FaultsFile() {}

  /// Fails with the file and the key where a rule cannot be read.
  public static Faults read(Path file) {
    return YamlFile.read(file, FaultsFile::faults);
  }

  private static Faults faults(Map<?, ?> root) {
    var rules = new ArrayList<FaultRule>();
    if (!(root.get("faults") instanceof List<?> listed)) {
      throw new IllegalArgumentException("faults must be a list, but is " + root.get("faults"));
    }
    for (int i = 0; i < listed.size(); i++) {
      String where = "faults[" + i + "]";
      rules.add(rule(YamlFile.map(listed.get(i), where), where));
    }
    return Faults.of(whole(root, "seed", 1, "seed"), rules);
  }

  private static FaultRule rule(Map<?, ?> map, String where) {
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(where + "." + key + " is not one of " + KEYS);
      }
    }
    String kind = String.valueOf(map.get("fault"));
    String coin = map.get("symbol") == null ? null : String.valueOf(map.get("symbol"));
    return new FaultRule(
        FaultKind.of(kind).orElseThrow(() -> unknown(where + ".fault", kind, FaultKind.values())),
        word(map, "venue", Host.values(), where),
        word(map, "endpoint", Endpoint.values(), where),
        coin,
        trigger(map, where),
        number(map, "value", Double.NaN, where));
  }

  private static Trigger trigger(Map<?, ?> map, String where) {
    long first = 1;
    long last = Long.MAX_VALUE;
    if (map.get("calls") instanceof List<?> calls) {
      if (calls.size() != 2
          || !(calls.getFirst() instanceof Number from)
          || !(calls.getLast() instanceof Number to)) {
        throw new IllegalArgumentException(where + ".calls must be like [1, 10], but is " + calls);
      }
      first = from.longValue();
      last = to.longValue();
    }
    return new Trigger(
        number(map, "probability", 1, where),
        Math.max(1, whole(map, "every", 1, where + ".every")),
        first,
        last,
        instant(map.get("from"), Instant.MIN, where + ".from"),
        instant(map.get("to"), Instant.MAX, where + ".to"));
  }

  private static <E extends Enum<E>> @Nullable E word(
      Map<?, ?> map, String key, E[] words, String where) {
    Object value = map.get(key);
    if (value == null) {
      return null;
    }
    return Arrays.stream(words)
        .filter(word -> spelled(word).equals(value.toString().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> unknown(where + "." + key, value.toString(), words));
  }

  private static <E extends Enum<E>> IllegalArgumentException unknown(
      String key, String value, E[] words) {
    String known = Arrays.stream(words).map(FaultsFile::spelled).collect(Collectors.joining(", "));
    return new IllegalArgumentException(key + " is '" + value + "' but must be one of " + known);
  }

  private static String spelled(Enum<?> word) {
    return word instanceof Host host ? host.id() : word.name().toLowerCase(Locale.ROOT);
  }

  private static double number(Map<?, ?> map, String key, double fallback, String where) {
    Object value = map.get(key);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(where + "." + key + " must be a number, but is " + value);
  }

  private static long whole(Map<?, ?> map, String key, long fallback, String where) {
    return (long) number(map, key, (double) fallback, where);
  }

  private static Instant instant(@Nullable Object value, Instant fallback, String where) {
    return switch (value) {
      case null -> fallback;
      case Date date -> date.toInstant();
      default -> parsed(value.toString(), where);
    };
  }

  private static Instant parsed(String text, String where) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          where + " must be like 2021-05-19T15:00:00Z, but is " + text, e);
    }
  }
}
