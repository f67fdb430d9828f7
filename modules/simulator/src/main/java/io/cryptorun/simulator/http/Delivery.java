package io.cryptorun.simulator.http;

import java.time.Duration;

/// How an answer's bytes reach the caller.
public sealed interface Delivery {
  /// As they should.
  record Whole() implements Delivery {}

  /// Half of the body, with a length that fits the half.
  record Truncated() implements Delivery {}

  /// The whole body under a length that promises more; the connection then ends.
  record WrongLength() implements Delivery {}

  /// Half of a gzip stream.
  record GzipCut() implements Delivery {}

  /// Nothing at all for a while, then the answer.
  record LateHeaders(Duration delay) implements Delivery {}

  /// Headers at once, the body in sixteen pieces with a pause before each.
  record Trickle(Duration pause) implements Delivery {}

  /// Headers and half of the body, then silence on an open connection.
  record NeverEnding() implements Delivery {}

  /// Headers, then a TCP reset.
  record Reset() implements Delivery {}
}
