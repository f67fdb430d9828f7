package io.cryptorun.simulator.binance;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Route;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.faults.FaultKind;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.limits.BanRule;
import io.cryptorun.simulator.limits.Charge;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Binance's routes, weights and refusals.
public final class BinanceExchange implements Exchange {
  static final BanRule BAN = new BanRule(5, Duration.ofMinutes(2));

  @Override
  public Host host() {
    return Host.BINANCE;
  }

  @Override
  public @Nullable Route route(Request request) {
    String symbol = request.parameter("symbol");
    boolean one = symbol != null;
    return switch (request.path()) {
      case "/api/v3/ping" -> route(Endpoint.PING, null, 1, _ -> Answer.ok(Json.object()));
      case "/api/v3/time" -> route(Endpoint.TIME, null, 1, BinanceExchange::time);
      case "/sapi/v1/system/status" -> route(Endpoint.STATUS, null, 1, BinanceExchange::status);
      case "/api/v3/exchangeInfo" ->
          route(Endpoint.PAIRS, symbol, 20, BinanceSymbols::exchangeInfo);
      case "/api/v3/ticker/24hr" ->
          route(
              one ? Endpoint.TICKER : Endpoint.TICKERS,
              symbol,
              one ? 2 : BinanceSymbols.dayWeight(request),
              BinanceFigures::day);
      case "/api/v3/ticker/bookTicker" ->
          route(
              one ? Endpoint.TICKER : Endpoint.TICKERS,
              symbol,
              one ? 2 : 4,
              BinanceFigures::bookTicker);
      case "/api/v3/klines" -> route(Endpoint.CANDLES, symbol, 2, BinanceCandles::klines);
      case "/api/v3/depth" ->
          route(Endpoint.BOOK, symbol, BinanceFigures.depthWeight(request), BinanceFigures::depth);
      case "/api/v3/trades" -> route(Endpoint.TRADES, symbol, 25, BinanceTrades::trades);
      default -> null;
    };
  }

  @Override
  public Answer unknownPath(Instant now) {
    return BinanceErrors.unknownPath();
  }

  @Override
  public Answer refused(Verdict verdict, Instant now) {
    return BinanceErrors.refused(verdict, now);
  }

  @Override
  public Answer unavailable(Instant now) {
    return BinanceErrors.unavailable();
  }

  @Override
  public BanRule ban() {
    return BAN;
  }

  @Override
  public Answer stamped(Answer answer, Verdict verdict) {
    return BinanceErrors.stamped(answer, verdict);
  }

  private static Route route(
      Endpoint endpoint, @Nullable String symbol, int weight, Function<Call, Answer> handler) {
    return new Route(endpoint, symbol, List.of(Charge.weight("weight", weight)), handler);
  }

  private static Answer time(Call call) {
    return Answer.ok(Json.object().put("serverTime", call.serverMillis()));
  }

  private static Answer status(Call call) {
    boolean closed = call.faults().has(FaultKind.MAINTENANCE);
    return Answer.ok(
        Json.object()
            .put("status", closed ? 1 : 0)
            .put("msg", closed ? "system_maintenance" : "normal"));
  }
}
