package io.cryptorun.simulator.limits;

import io.cryptorun.simulator.config.YamlFile;
import io.cryptorun.simulator.market.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads limits from a file of the form of `config/venues.yaml`: `venues.<venue>.limits.<name>` is
/// `{limit: N, window: 2s}` or `{burst: B, per_second: R}`, and those of a host for perpetuals
/// stand in `venues.<venue>.futures.limits`. Other keys are not the simulator's. A limit that the
/// file does not name keeps the documented figure.
public final class LimitsFile {
  private static final Pattern DURATION = Pattern.compile("(\\d+)(ms|s|m|h)");

  private LimitsFile() {}

  /// Fails with the file and the key where a limit cannot be read.
  public static LimitRules read(Path file) {
    return YamlFile.read(file, LimitsFile::rules);
  }

  private static LimitRules rules(Map<?, ?> root) {
    var listed = YamlFile.map(root.get("venues"), "venues");
    var hosts = new EnumMap<Host, Map<String, Limit>>(Host.class);
    for (var host : Host.values()) {
      var limits = new HashMap<>(LimitRules.documented().of(host));
      String venue = host.venue().id();
      String where = "venues." + venue;
      if (host.futuresOnly()) {
        limits.putAll(limits(below(listed.get(venue), "futures"), where + ".futures"));
      } else {
        limits.putAll(limits(listed.get(venue), where));
      }
      hosts.put(host, Map.copyOf(limits));
    }
    return new LimitRules(hosts);
  }

  private static @Nullable Object below(@Nullable Object settings, String key) {
    return settings instanceof Map<?, ?> map ? map.get(key) : null;
  }

  private static Map<String, Limit> limits(@Nullable Object settings, String where) {
    var limits = new HashMap<String, Limit>();
    if (below(settings, "limits") instanceof Map<?, ?> named) {
      named.forEach((name, value) -> {
        String key = where + ".limits." + name;
        limits.put(String.valueOf(name), limit(YamlFile.map(value, key), key));
      });
    }
    return limits;
  }

  private static Limit limit(Map<?, ?> value, String where) {
    if (value.get("limit") instanceof Number limit
        && value.get("window") instanceof String window) {
      return new Limit.Window(limit.intValue(), duration(window, where));
    }
    if (value.get("burst") instanceof Number burst
        && value.get("per_second") instanceof Number perSecond) {
      return new Limit.Bucket(burst.doubleValue(), perSecond.doubleValue());
    }
    throw new IllegalArgumentException(
        where + " must be {limit: N, window: 2s} or {burst: B, per_second: R}, but is " + value);
  }

  private static Duration duration(String text, String where) {
    var parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(where + ".window must be like 2s, but is " + text);
    }
    long amount = Long.parseLong(parts.group(1));
    return switch (parts.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      default -> Duration.ofHours(amount);
    };
  }
}
