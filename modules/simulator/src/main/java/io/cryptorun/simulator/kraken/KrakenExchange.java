package io.cryptorun.simulator.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Route;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.limits.Charge;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Kraken's routes, envelope and refusals.
public final class KrakenExchange implements Exchange {
  private static final DateTimeFormatter RFC1123 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yy HH:mm:ss +0000", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  @Override
  public Host host() {
    return Host.KRAKEN;
  }

  @Override
  public @Nullable Route route(Request request) {
    String pair = request.parameter("pair");
    var counted = List.of(Charge.call("public"));
    return switch (request.path()) {
      case "/0/public/AssetPairs" ->
          new Route(Endpoint.PAIRS, pair, counted, KrakenPairs::assetPairs);
      case "/0/public/Ticker" ->
          new Route(
              pair == null || pair.contains(",") ? Endpoint.TICKERS : Endpoint.TICKER,
              pair,
              counted,
              KrakenFigures::ticker);
      case "/0/public/OHLC" ->
          new Route(Endpoint.CANDLES, pair, pairCharges(pair), KrakenFigures::ohlc);
      case "/0/public/Trades" ->
          new Route(Endpoint.TRADES, pair, pairCharges(pair), KrakenTrades::trades);
      case "/0/public/Depth" -> new Route(Endpoint.BOOK, pair, counted, KrakenFigures::depth);
      case "/0/public/Time" -> new Route(Endpoint.TIME, null, counted, KrakenExchange::time);
      case "/0/public/SystemStatus" ->
          new Route(Endpoint.STATUS, null, counted, KrakenExchange::status);
      default -> null;
    };
  }

  @Override
  public Answer unknownPath(Instant now) {
    return new Answer(404, error("EGeneral:Unknown method"), Map.of());
  }

  @Override
  public Answer refused(Verdict verdict, Instant now) {
    return Answer.ok(
        error(verdict.banned() ? "EGeneral:Temporary lockout" : "EGeneral:Too many requests"));
  }

  @Override
  public Answer unavailable(Instant now) {
    return Answer.ok(error("EService:Unavailable"));
  }

  /// The envelope of a good answer.
  static Answer result(JsonNode result) {
    var body = Json.object();
    body.putArray("error");
    body.set("result", result);
    return Answer.ok(body);
  }

  /// The envelope of a failed one: no result at all.
  static ObjectNode error(String text) {
    var body = Json.object();
    body.putArray("error").add(text);
    return body;
  }

  private static List<Charge> pairCharges(@Nullable String pair) {
    return List.of(Charge.call("ohlc"), Charge.pair("ohlc_pair", pair == null ? "" : pair));
  }

  private static Answer time(Call call) {
    var now = Instant.ofEpochMilli(call.serverMillis());
    return result(
        Json.object().put("unixtime", now.getEpochSecond()).put("rfc1123", RFC1123.format(now)));
  }

  private static Answer status(Call call) {
    var now = Instant.ofEpochSecond(Math.floorDiv(call.serverMillis(), 1000));
    return result(Json.object().put("status", word(call)).put("timestamp", now.toString()));
  }

  private static String word(Call call) {
    if (call.faults().has(FaultKind.MAINTENANCE)) {
      return "maintenance";
    }
    return call.faults().has(FaultKind.POST_ONLY) ? "post_only" : "online";
  }
}
