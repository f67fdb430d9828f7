package io.cryptorun.simulator.binance;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Parameters;
import io.cryptorun.simulator.limits.Verdict;
import java.time.Instant;

/// How both hosts of Binance say no.
final class BinanceErrors {
  private static final long NANOS = 1_000_000_000L;

  private BinanceErrors() {}

  /// An error: a status, a code and a text.
  static Answer error(int status, int code, String text) {
    return Answer.error(status, Json.object().put("code", code).put("msg", text));
  }

  static BadCall bad(int code, String text) {
    return new BadCall(error(400, code, text));
  }

  static Answer unknownPath() {
    return error(404, -1, "Path not found.");
  }

  static Answer unavailable() {
    return error(
        503,
        -1008,
        "Server is currently overloaded with other requests. Please try again in a few minutes.");
  }

  /// Beyond the limits: 429, or 418 for who went on.
  static Answer refused(Verdict verdict, Instant now) {
    long seconds = Math.max(1, Math.ceilDiv(verdict.waitNanos(), NANOS));
    var refusal = verdict.banned() ? banned(now.plusSeconds(seconds)) : tooMuch(verdict.limit());
    return refusal.with("Retry-After", Long.toString(seconds));
  }

  /// Every answer tells the weight used in the last minute.
  static Answer stamped(Answer answer, Verdict verdict) {
    return answer.with("X-MBX-USED-WEIGHT-1M", Long.toString(verdict.used()));
  }

  /// A whole number among the parameters.
  static long whole(Call call, String name, long fallback) {
    return Parameters.whole(
        call,
        name,
        fallback,
        bad(
            -1100,
            "Illegal characters found in parameter '"
                + name
                + "'; legal range is '^[0-9]{1,20}$'."));
  }

  private static Answer tooMuch(long limit) {
    String text =
        "Too much request weight used; current limit is "
            + limit
            + " request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid"
            + " polling the API.";
    return error(429, -1003, text);
  }

  private static Answer banned(Instant until) {
    String text =
        "Way too much request weight used; IP banned until "
            + until.toEpochMilli()
            + ". Please use WebSocket Streams for live updates to avoid bans.";
    return error(418, -1003, text);
  }
}
