package io.cryptorun.bench.pair;

import java.time.Instant;
import java.time.ZoneOffset;

/// When a job is due.
///
/// @param unix as a schedule of ours says it
/// @param quartz the same in Quartz's words
record Rhythm(String unix, String quartz) {

  /// Every second.
  static Rhythm everySecond() {
    return new Rhythm("* * * * * *", "* * * * * ?");
  }

  /// Once an hour, at a minute that is half an hour away: nothing is due but what is made due.
  static Rhythm notNow(Instant now) {
    int minute = (now.atOffset(ZoneOffset.UTC).getMinute() + 30) % 60;
    return new Rhythm("%d * * * *".formatted(minute), "0 %d * * * ?".formatted(minute));
  }
}
