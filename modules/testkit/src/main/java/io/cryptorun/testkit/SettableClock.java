package io.cryptorun.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A wall clock that stands still until a test moves it.
public final class SettableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  private SettableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  public static SettableClock at(Instant now) {
    return new SettableClock(now);
  }

  /// Takes the instant as RFC 3339 writes it, such as `2021-05-19T15:00:07Z`.
  public static SettableClock at(String now) {
    return at(Instant.parse(now));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void set(Instant instant) {
    now.set(instant);
  }

  /// Moves the clock on, and tells the new time.
  public Instant tick(Duration step) {
    return now.updateAndGet(instant -> instant.plus(step));
  }
}
