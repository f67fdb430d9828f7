package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Route;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.limits.Charge;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Routes, envelope and refusals of Kraken's host for perpetuals. It has two ways to write an
/// error: one word with HTTP 200, or a list with an HTTP status.
public final class KrakenFuturesExchange implements Exchange {
  private static final String V3 = "/derivatives/api/v3";
  private static final String ONE_TICKER = V3 + "/tickers/";
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public Host host() {
    return Host.KRAKEN_FUTURES;
  }

  @Override
  public @Nullable Route route(Request request) {
    String path = request.path();
    String symbol = request.parameter("symbol");
    if (path.startsWith(ONE_TICKER)) {
      String named = path.substring(ONE_TICKER.length());
      return route(Endpoint.TICKER, named, call -> KrakenFuturesTickers.ticker(call, named));
    }
    return switch (path) {
      case V3 + "/instruments" -> route(Endpoint.PAIRS, null, KrakenContracts::instruments);
      case V3 + "/tickers" -> route(Endpoint.TICKERS, null, KrakenFuturesTickers::tickers);
      case V3 + "/orderbook" -> route(Endpoint.BOOK, symbol, KrakenContracts::orderbook);
      case "/derivatives/api/v4/historicalfundingrates" ->
          route(Endpoint.FUNDING_HISTORY, symbol, KrakenFundingHistory::rates);
      default -> null;
    };
  }

  @Override
  public Answer unknownPath(Instant now) {
    return listed(404, "NOT_FOUND", 0, "404 NOT_FOUND", now);
  }

  @Override
  public Answer refused(Verdict verdict, Instant now) {
    return word(200, "apiLimitExceeded", now);
  }

  @Override
  public Answer unavailable(Instant now) {
    return word(503, "Unavailable", now);
  }

  /// The envelope of a good answer.
  static Answer success(Call call, String name, JsonNode payload) {
    var body = Json.object().put("result", "success");
    body.put("serverTime", instant(call.serverMillis()));
    body.set(name, payload);
    return Answer.ok(body);
  }

  /// A time as the venue writes it.
  static String instant(long millis) {
    return INSTANT.format(Instant.ofEpochMilli(millis));
  }

  static BadCall missing(Call call) {
    return new BadCall(word(200, "requiredArgumentMissing", Instant.ofEpochMilli(call.now())));
  }

  static BadCall notFound(Call call) {
    return new BadCall(word(200, "notFound", Instant.ofEpochMilli(call.now())));
  }

  static BadCall invalidSymbol(Call call) {
    return new BadCall(
        listed(
            400, "BAD_REQUEST", 11, "Argument invalid: symbol", Instant.ofEpochMilli(call.now())));
  }

  private static Answer word(int status, String word, Instant now) {
    return Answer.error(
        status,
        Json.object()
            .put("result", "error")
            .put("serverTime", instant(now.toEpochMilli()))
            .put("error", word));
  }

  private static Answer listed(int status, String name, int code, String text, Instant now) {
    ObjectNode body = Json.object().put("status", name).put("result", "error");
    body.putArray("errors").addObject().put("code", code).put("message", text);
    return Answer.error(status, body.put("serverTime", instant(now.toEpochMilli())));
  }

  private static Route route(
      Endpoint endpoint, @Nullable String symbol, Function<Call, Answer> handler) {
    return new Route(endpoint, symbol, List.of(Charge.call("public")), handler);
  }
}
