package io.cryptorun.simulator.binance;

import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Call;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.Route;
import io.cryptorun.simulator.faults.Endpoint;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.limits.BanRule;
import io.cryptorun.simulator.limits.Charge;
import io.cryptorun.simulator.limits.Verdict;
import io.cryptorun.simulator.market.Host;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Routes and weights of Binance's host for perpetuals. Funding history and the figures under
/// `/futures/data` have limits of their own and no weight.
public final class BinanceFuturesExchange implements Exchange {
  @Override
  public Host host() {
    return Host.BINANCE_FUTURES;
  }

  @Override
  public @Nullable Route route(Request request) {
    String symbol = request.parameter("symbol");
    return switch (request.path()) {
      case "/fapi/v1/ping" -> weighed(Endpoint.PING, null, 1, _ -> Answer.ok(Json.object()));
      case "/fapi/v1/time" -> weighed(Endpoint.TIME, null, 1, BinanceFuturesExchange::time);
      case "/fapi/v1/exchangeInfo" ->
          weighed(Endpoint.PAIRS, null, 1, BinanceContracts::exchangeInfo);
      case "/fapi/v1/klines" ->
          weighed(Endpoint.CANDLES, symbol, klinesWeight(request), BinanceContracts::klines);
      case "/fapi/v1/premiumIndex" ->
          weighed(Endpoint.FUNDING, symbol, symbol == null ? 10 : 1, BinanceFunding::premiumIndex);
      case "/fapi/v1/fundingRate" ->
          counted(Endpoint.FUNDING_HISTORY, symbol, "funding", BinanceFunding::fundingRate);
      case "/fapi/v1/fundingInfo" ->
          counted(Endpoint.FUNDING, null, "funding", BinanceFunding::fundingInfo);
      case "/fapi/v1/openInterest" ->
          weighed(Endpoint.OPEN_INTEREST, symbol, 1, BinanceOpenInterest::openInterest);
      case "/futures/data/openInterestHist" ->
          counted(Endpoint.OPEN_INTEREST, symbol, "data", BinanceOpenInterest::history);
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
    return BinanceExchange.BAN;
  }

  @Override
  public Answer stamped(Answer answer, Verdict verdict) {
    return BinanceErrors.stamped(answer, verdict);
  }

  private static int klinesWeight(Request request) {
    String text = request.parameter("limit", "500");
    long limit = text.matches("\\d{1,9}") ? Long.parseLong(text) : 500;
    if (limit < 100) {
      return 1;
    }
    if (limit < 500) {
      return 2;
    }
    return limit <= 1000 ? 5 : 10;
  }

  private static Route weighed(
      Endpoint endpoint, @Nullable String symbol, int weight, Function<Call, Answer> handler) {
    return new Route(endpoint, symbol, List.of(Charge.weight("weight", weight)), handler);
  }

  /// The weight stands first, because the header tells it.
  private static Route counted(
      Endpoint endpoint, @Nullable String symbol, String limit, Function<Call, Answer> handler) {
    return new Route(
        endpoint, symbol, List.of(Charge.weight("weight", 0), Charge.call(limit)), handler);
  }

  private static Answer time(Call call) {
    return Answer.ok(Json.object().put("serverTime", call.serverMillis()));
  }
}
