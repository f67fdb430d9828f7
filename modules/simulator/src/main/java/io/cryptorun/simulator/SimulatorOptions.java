package io.cryptorun.simulator;

import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.limits.LimitRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What a simulator is started with.
///
/// @param port 0 takes a free one
/// @param data folder of a recording; null for the synthetic market
/// @param at where the market clock starts; null for now
/// @param frozen whether the market clock stands still
/// @param replayFrom instant of the recording that is moved to today; null for no move
/// @param seed of the synthetic market
/// @param faults what goes wrong
/// @param limits rate limits by host
/// @param latency how long each answer takes at least
/// @param nanoTime monotonic clock of limits and market
public record SimulatorOptions(
    int port,
    @Nullable Path data,
    @Nullable Instant at,
    boolean frozen,
    @Nullable Instant replayFrom,
    long seed,
    Faults faults,
    LimitRules limits,
    Duration latency,
    LongSupplier nanoTime) {

  /// A free port, the synthetic market now, the documented limits, no faults, no latency.
  public static SimulatorOptions standard() {
    return new SimulatorOptions(
        0,
        null,
        null,
        false,
        null,
        1,
        Faults.none(),
        LimitRules.documented(),
        Duration.ZERO,
        System::nanoTime);
  }

  public SimulatorOptions withPort(int other) {
    return new SimulatorOptions(
        other, data, at, frozen, replayFrom, seed, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withData(@Nullable Path folder) {
    return new SimulatorOptions(
        port, folder, at, frozen, replayFrom, seed, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withAt(@Nullable Instant instant) {
    return new SimulatorOptions(
        port, data, instant, frozen, replayFrom, seed, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withFrozen(boolean other) {
    return new SimulatorOptions(
        port, data, at, other, replayFrom, seed, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withReplayFrom(@Nullable Instant instant) {
    return new SimulatorOptions(
        port, data, at, frozen, instant, seed, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withSeed(long other) {
    return new SimulatorOptions(
        port, data, at, frozen, replayFrom, other, faults, limits, latency, nanoTime);
  }

  public SimulatorOptions withFaults(Faults other) {
    return new SimulatorOptions(
        port, data, at, frozen, replayFrom, seed, other, limits, latency, nanoTime);
  }

  public SimulatorOptions withLimits(LimitRules other) {
    return new SimulatorOptions(
        port, data, at, frozen, replayFrom, seed, faults, other, latency, nanoTime);
  }

  public SimulatorOptions withLatency(Duration other) {
    return new SimulatorOptions(
        port, data, at, frozen, replayFrom, seed, faults, limits, other, nanoTime);
  }

  public SimulatorOptions withNanoTime(LongSupplier other) {
    return new SimulatorOptions(
        port, data, at, frozen, replayFrom, seed, faults, limits, latency, other);
  }
}
