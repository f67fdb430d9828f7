package io.cryptorun.simulator.faults;

import io.cryptorun.simulator.http.Delivery;
import io.cryptorun.simulator.http.Response;
import java.time.Duration;

/// Works faults into the bytes of an answer and the way they are sent.
public final class WireFaults {
  private static final double LATE_SECONDS = 30;
  private static final double TRICKLE_SECONDS = 0.5;

  private WireFaults() {}

  public static Response apply(ActiveFaults faults, Response response) {
    var changed = response;
    for (var rule : faults.rules()) {
      changed = apply(rule.kind(), faults, changed);
    }
    return changed;
  }

  private static Response apply(FaultKind kind, ActiveFaults faults, Response response) {
    return switch (kind) {
      case EDGE_520 -> page(520);
      case EDGE_502 -> page(502);
      case EDGE_503 -> page(503);
      case HTML_200 -> page(200);
      case EMPTY_BODY -> response.emptied();
      case TRUNCATED -> response.with(new Delivery.Truncated());
      case WRONG_LENGTH -> response.with(new Delivery.WrongLength());
      case GZIP_CUT -> response.with(new Delivery.GzipCut());
      case LATE_HEADERS ->
          response.with(new Delivery.LateHeaders(time(faults, kind, LATE_SECONDS)));
      case TRICKLE -> response.with(new Delivery.Trickle(time(faults, kind, TRICKLE_SECONDS)));
      case NEVER_ENDING -> response.with(new Delivery.NeverEnding());
      case RESET -> response.with(new Delivery.Reset());
      default -> response;
    };
  }

  private static Duration time(ActiveFaults faults, FaultKind kind, double fallback) {
    return Duration.ofMillis(Math.round(faults.value(kind, fallback) * 1000));
  }

  private static Response page(int status) {
    return Response.html(
        status,
        "<!DOCTYPE html><html><head><title>"
            + status
            + "</title></head><body><h1>Error</h1><p>The web server is not answering as expected."
            + "</p></body></html>");
  }
}
