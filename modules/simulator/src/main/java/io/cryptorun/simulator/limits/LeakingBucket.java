package io.cryptorun.simulator.limits;

/// Usage that drains at a steady rate and must stay within the burst.
final class LeakingBucket implements Meter {
  private static final double NANOS = 1e9;

  private final double burst;
  private final double drain;
  private double level;
  private long at;
  private boolean started;
  private double peak;
  private long charged;

  LeakingBucket(double burst, double perSecond) {
    this.burst = burst;
    this.drain = perSecond * Limit.TOLERANCE / NANOS;
  }

  @Override
  public double used(long nanos) {
    if (started) {
      level = Math.max(0, level - (nanos - at) * drain);
    }
    at = nanos;
    started = true;
    return level;
  }

  @Override
  public long wait(int cost, long nanos) {
    double excess = used(nanos) + cost - burst * Limit.TOLERANCE;
    return excess <= 0 ? 0 : (long) Math.ceil(excess / drain);
  }

  @Override
  public void add(int cost, long nanos) {
    level = used(nanos) + cost;
    charged += cost;
    peak = Math.max(peak, level);
  }

  @Override
  public double peak() {
    return peak;
  }

  @Override
  public long charged() {
    return charged;
  }

  @Override
  public double limit() {
    return burst;
  }
}
