package io.cryptorun.simulator;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.MarketView;
import io.cryptorun.simulator.exchange.Route;
import io.cryptorun.simulator.faults.ActiveFaults;
import io.cryptorun.simulator.faults.BodyFaults;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.faults.WireFaults;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.http.Response;
import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.simulator.limits.VenueLimits;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// One host at work: route, limits, faults, handler, and faults again on the way out.
final class Desk {
  private static final long FAULTY_WAIT_NANOS = 2_000_000_000L;

  private final Exchange exchange;
  private final MarketView view;
  private final VenueLimits limits;
  private final InstantSource clock;
  private final Duration latency;
  private final LongAdder bytes = new LongAdder();
  private volatile Faults faults;

  Desk(
      Exchange exchange,
      MarketView view,
      VenueLimits limits,
      InstantSource clock,
      Duration latency,
      Faults faults) {
    this.exchange = exchange;
    this.view = view;
    this.limits = limits;
    this.clock = clock;
    this.latency = latency;
    this.faults = faults;
  }

  /// Answers a request whose path is already without the host's prefix.
  Response answer(Request request) throws InterruptedException {
    var response = considered(request);
    bytes.add(response.size());
    return response;
  }

  private Response considered(Request request) throws InterruptedException {
    var route = exchange.route(request);
    if (route == null) {
      return response(exchange.unknownPath(clock.instant()));
    }
    var verdict = limits.charge(route.charges());
    Thread.sleep(latency);
    if (!verdict.allowed()) {
      var refusal = exchange.refused(verdict, clock.instant());
      return response(exchange.stamped(refusal, verdict));
    }
    var struck = faults.strike(exchange.host(), route.endpoint(), route.symbol(), clock.instant());
    var answer = handled(request, route, struck, verdict);
    var changed = answer.withBody(BodyFaults.apply(struck, answer.body()));
    return WireFaults.apply(struck, response(exchange.stamped(changed, verdict)));
  }

  Host host() {
    return exchange.host();
  }

  Usage usage() {
    return limits.usage();
  }

  /// Bytes of all bodies answered so far, before they are packed for the way.
  long bytes() {
    return bytes.sum();
  }

  void misbehave(Faults other) {
    faults = other;
  }

  private Answer handled(Request request, Route route, ActiveFaults struck, Verdict verdict) {
    if (struck.has(FaultKind.RATE_LIMIT)) {
      return refused(FAULTY_WAIT_NANOS, false, verdict);
    }
    if (struck.has(FaultKind.RATE_LIMIT_200)) {
      var refusal = refused(FAULTY_WAIT_NANOS, false, verdict);
      return new Answer(200, refusal.body(), refusal.headers());
    }
    if (struck.has(FaultKind.BAN)) {
      return refused(struck.banNanos(), true, verdict);
    }
    if (struck.has(FaultKind.MAINTENANCE) && route.endpoint() != Endpoint.STATUS) {
      return exchange.unavailable(clock.instant());
    }
    try {
      long now = clock.instant().toEpochMilli();
      return route.handler().apply(new Call(request, view, struck, now));
    } catch (BadCall e) {
      return e.answer();
    }
  }

  private Answer refused(long waitNanos, boolean banned, Verdict verdict) {
    var refusal = new Verdict(false, waitNanos, banned, verdict.used(), verdict.used());
    return exchange.refused(refusal, clock.instant());
  }

  private static Response response(Answer answer) {
    return Response.json(answer.status(), Json.bytes(answer.body()), answer.headers());
  }
}
