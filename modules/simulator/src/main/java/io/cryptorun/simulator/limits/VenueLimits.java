package io.cryptorun.simulator.limits;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/// Counts all calls to one venue. A refused call costs nothing; a call is charged against all of
/// its limits or none.
public final class VenueLimits {
  private final Map<String, Limit> limits;
  private final BanRule ban;
  private final LongSupplier nanoTime;
  private final Map<String, Map<String, Meter>> meters = new HashMap<>();
  private long calls;
  private long refused;
  private int refusalsInARow;
  private boolean banned;
  private long bannedUntil;

  public VenueLimits(Map<String, Limit> limits, BanRule ban, LongSupplier nanoTime) {
    this.limits = Map.copyOf(limits);
    this.ban = ban;
    this.nanoTime = nanoTime;
  }

  /// Counts a call, or refuses it.
  public synchronized Verdict charge(List<Charge> charges) {
    long now = nanoTime.getAsLong();
    calls++;
    if (banned && now - bannedUntil < 0) {
      refused++;
      return new Verdict(false, bannedUntil - now, true, used(charges, now), 0);
    }
    banned = false;
    Meter tightest = null;
    long wait = 0;
    for (var charge : charges) {
      var meter = meter(charge);
      long needed = meter.wait(charge.cost(), now);
      if (needed > wait) {
        wait = needed;
        tightest = meter;
      }
    }
    if (tightest != null) {
      return refusal(charges, now, wait, (long) tightest.limit());
    }
    refusalsInARow = 0;
    charges.forEach(charge -> meter(charge).add(charge.cost(), now));
    return new Verdict(true, 0, false, used(charges, now), 0);
  }

  private Verdict refusal(List<Charge> charges, long now, long wait, long limit) {
    refused++;
    refusalsInARow++;
    if (refusalsInARow <= ban.refusals()) {
      return new Verdict(false, wait, false, used(charges, now), limit);
    }
    banned = true;
    bannedUntil = now + ban.length().toNanos();
    refusalsInARow = 0;
    return new Verdict(false, ban.length().toNanos(), true, used(charges, now), limit);
  }

  /// What was counted so far.
  public synchronized Usage usage() {
    var peaks = new TreeMap<String, Usage.Peak>();
    meters.forEach((name, byKey) ->
        byKey
            .values()
            .forEach(meter ->
                peaks.merge(
                    name,
                    new Usage.Peak(meter.limit(), meter.peak(), meter.charged()),
                    Usage.Peak::higher)));
    return new Usage(calls, refused, peaks);
  }

  private long used(List<Charge> charges, long now) {
    return charges.isEmpty() ? 0 : Math.round(meter(charges.getFirst()).used(now));
  }

  private Meter meter(Charge charge) {
    return meters
        .computeIfAbsent(charge.limit(), _ -> new HashMap<>())
        .computeIfAbsent(charge.key(), _ -> limit(charge.limit()).meter());
  }

  private Limit limit(String name) {
    var limit = limits.get(name);
    if (limit == null) {
      throw new IllegalStateException("no limit is named " + name + "; known: " + limits.keySet());
    }
    return limit;
  }
}
