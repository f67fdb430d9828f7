package io.cryptorun.simulator.coinbase;

import com.fasterxml.jackson.databind.node.DecimalNode;
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
import io.cryptorun.simulator.market.Listing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Coinbase's routes and refusals.
public final class CoinbaseExchange implements Exchange {
  private static final Pattern PRODUCT = Pattern.compile("/products/([^/]+)(/[a-z]+)?");
  private static final List<Charge> ONE_CALL = List.of(Charge.call("public"));

  @Override
  public Host host() {
    return Host.COINBASE;
  }

  @Override
  public @Nullable Route route(Request request) {
    return switch (request.path()) {
      case "/products" -> all(Endpoint.PAIRS, CoinbaseProducts::products);
      case "/products/volume-summary" -> all(Endpoint.TICKERS, CoinbaseFigures::volumeSummary);
      case "/time" -> all(Endpoint.TIME, CoinbaseExchange::time);
      default -> product(request.path());
    };
  }

  @Override
  public Answer unknownPath(Instant now) {
    return message(404, "NotFound");
  }

  @Override
  public Answer refused(Verdict verdict, Instant now) {
    return message(429, "Public rate limit exceeded");
  }

  @Override
  public Answer unavailable(Instant now) {
    return message(503, "Service Unavailable");
  }

  /// An error: a status and one message.
  static Answer message(int status, String text) {
    return Answer.error(status, Json.object().put("message", text));
  }

  private static @Nullable Route product(String path) {
    var parts = PRODUCT.matcher(path);
    if (!parts.matches()) {
      return null;
    }
    String id = parts.group(1);
    String part = parts.group(2);
    return switch (part == null ? "" : part) {
      case "" -> one(Endpoint.PAIRS, id, CoinbaseProducts::product);
      case "/stats" -> one(Endpoint.TICKER, id, CoinbaseFigures::stats);
      case "/ticker" -> one(Endpoint.TICKER, id, CoinbaseFigures::ticker);
      case "/candles" -> one(Endpoint.CANDLES, id, CoinbaseCandles::candles);
      case "/trades" -> one(Endpoint.TRADES, id, CoinbaseTrades::trades);
      case "/book" -> one(Endpoint.BOOK, id, CoinbaseFigures::book);
      default -> null;
    };
  }

  private static Route all(Endpoint endpoint, Function<Call, Answer> handler) {
    return new Route(endpoint, null, ONE_CALL, handler);
  }

  private static Route one(
      Endpoint endpoint, String id, BiFunction<Call, Listing, Answer> handler) {
    return new Route(
        endpoint, id, ONE_CALL, call -> handler.apply(call, CoinbaseProducts.named(call, id)));
  }

  private static Answer time(Call call) {
    long millis = call.serverMillis();
    var body = Json.object().put("iso", CoinbaseFigures.instant(millis));
    body.set("epoch", DecimalNode.valueOf(BigDecimal.valueOf(millis, 3)));
    return Answer.ok(body);
  }

  static BadCall notFound() {
    return new BadCall(message(404, "NotFound"));
  }
}
