package io.cryptorun.simulator.okx;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.BadCall;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// OKX's routes, envelope and refusals.
public final class OkxExchange implements Exchange {
  private static final String ROOT = "/api/v5";

  @Override
  public Host host() {
    return Host.OKX;
  }

  @Override
  public @Nullable Route route(Request request) {
    if (!request.path().startsWith(ROOT)) {
      return null;
    }
    String id = request.parameter("instId");
    return switch (request.path().substring(ROOT.length())) {
      case "/public/instruments" ->
          new Route(Endpoint.PAIRS, id, counted("instruments"), OkxInstruments::instruments);
      case "/market/tickers" ->
          new Route(Endpoint.TICKERS, null, counted("tickers"), OkxFigures::tickers);
      case "/market/ticker" ->
          new Route(Endpoint.TICKER, id, counted("tickers"), OkxFigures::ticker);
      case "/market/candles", "/market/history-candles" ->
          new Route(Endpoint.CANDLES, id, counted("candles"), OkxCandles::candles);
      case "/market/books" -> new Route(Endpoint.BOOK, id, counted("books"), OkxFigures::books);
      case "/market/trades" -> new Route(Endpoint.TRADES, id, counted("trades"), OkxTrades::trades);
      case "/public/funding-rate" ->
          new Route(Endpoint.FUNDING, one(id), counted("funding"), OkxFunding::current);
      case "/public/funding-rate-history" ->
          new Route(Endpoint.FUNDING_HISTORY, id, historyCharge(id), OkxFunding::history);
      case "/public/open-interest" ->
          new Route(
              Endpoint.OPEN_INTEREST, id, counted("open_interest"), OkxOpenInterest::openInterest);
      case "/public/mark-price" ->
          new Route(Endpoint.TICKER, id, counted("mark_price"), OkxOpenInterest::markPrice);
      case "/public/time" -> new Route(Endpoint.TIME, null, counted("time"), OkxExchange::time);
      case "/system/status" -> new Route(Endpoint.STATUS, null, List.of(), OkxExchange::status);
      default -> null;
    };
  }

  @Override
  public Answer unknownPath(Instant now) {
    return Answer.error(404, error("404", "Not Found"));
  }

  @Override
  public Answer refused(Verdict verdict, Instant now) {
    return Answer.error(429, Json.object().put("msg", "Too Many Requests").put("code", "50011"));
  }

  @Override
  public Answer unavailable(Instant now) {
    return Answer.error(503, error("50001", "Service temporarily unavailable. Try again later"));
  }

  /// The envelope of a good answer.
  static Answer data(ArrayNode data) {
    var body = Json.object().put("code", "0").put("msg", "");
    body.set("data", data);
    return Answer.ok(body);
  }

  /// A parameter that cannot be used.
  static BadCall badParameter(String name) {
    return new BadCall(Answer.error(400, error("51000", "Parameter " + name + " error")));
  }

  static BadCall unknownInstrument() {
    var body = error("51001", "Instrument ID, Instrument ID code, or Spread ID doesn't exist.");
    return new BadCall(Answer.ok(body));
  }

  private static ObjectNode error(String code, String text) {
    var body = Json.object().put("code", code);
    body.putArray("data");
    return body.put("msg", text);
  }

  private static List<Charge> counted(String limit) {
    return List.of(Charge.call(limit));
  }

  private static List<Charge> historyCharge(@Nullable String id) {
    return List.of(Charge.pair("funding_history_pair", id == null ? "" : id));
  }

  /// The instrument of a call for one, null for a call for all.
  private static @Nullable String one(@Nullable String id) {
    return "ANY".equals(id) ? null : id;
  }

  private static Answer time(Call call) {
    var data = Json.array();
    data.addObject().put("ts", Long.toString(call.serverMillis()));
    return data(data);
  }

  private static Answer status(Call call) {
    var data = Json.array();
    if (call.faults().has(FaultKind.MAINTENANCE)) {
      data.addObject()
          .put("begin", Long.toString(call.now() - 60_000))
          .put("end", Long.toString(call.now() + 600_000))
          .put("href", "")
          .put("preOpenBegin", "")
          .put("scheDesc", "")
          .put("serviceType", "5")
          .put("state", "ongoing")
          .put("maintType", "1")
          .put("env", "1")
          .put("system", "unified")
          .put("title", "Trading service upgrade");
    }
    return data(data);
  }
}
