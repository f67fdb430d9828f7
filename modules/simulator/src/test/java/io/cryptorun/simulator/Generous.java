package io.cryptorun.simulator;

import io.cryptorun.simulator.limits.Limit;
import io.cryptorun.simulator.limits.LimitRules;
import io.cryptorun.simulator.market.Host;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Limits that no test reaches, under the documented names.
public final class Generous {
  private static final Limit WIDE = new Limit.Window(10_000_000, Duration.ofSeconds(1));

  private Generous() {}

  public static LimitRules limits() {
    var hosts = new EnumMap<Host, Map<String, Limit>>(Host.class);
    for (var host : Host.values()) {
      hosts.put(
          host,
          LimitRules.documented().of(host).keySet().stream()
              .collect(Collectors.toMap(name -> name, _ -> WIDE)));
    }
    return new LimitRules(hosts);
  }
}
