package io.cryptorun.testkit;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of test databases tell which process made them, so that those of a dead one can be
/// removed.
final class DatabaseNames {
  private static final Pattern NAME = Pattern.compile("crt_(\\d+)_.*");

  private final String start =
      "crt_%d_%s_"
          .formatted(
              ProcessHandle.current().pid(),
              HexFormat.of().toHexDigits((short) ThreadLocalRandom.current().nextInt()));
  private final AtomicInteger count = new AtomicInteger();

  String next() {
    return start + count.incrementAndGet();
  }

  /// Whether this run made the database or role.
  boolean isOurs(String name) {
    return name.startsWith(start);
  }

  /// The process that made the database or role of this name; empty if it is none of ours.
  static Optional<Long> makerOf(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(1))) : Optional.empty();
  }
}
