package io.cryptorun.simulator;

import io.cryptorun.simulator.binance.BinanceExchange;
import io.cryptorun.simulator.binance.BinanceFuturesExchange;
import io.cryptorun.simulator.coinbase.CoinbaseExchange;
import io.cryptorun.simulator.exchange.Answer;
import io.cryptorun.simulator.exchange.Exchange;
import io.cryptorun.simulator.exchange.Json;
import io.cryptorun.simulator.exchange.MarketView;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.http.Handler;
import io.cryptorun.simulator.http.Request;
import io.cryptorun.simulator.http.Response;
import io.cryptorun.simulator.kraken.KrakenExchange;
import io.cryptorun.simulator.kraken.KrakenFuturesExchange;
import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.simulator.limits.VenueLimits;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.MarketClock;
import io.cryptorun.simulator.okx.OkxExchange;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends each request to the host that its path names, or to the simulator's own pages.
final class Dispatcher implements Handler {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final List<Exchange> EXCHANGES =
      List.of(
          new KrakenExchange(),
          new KrakenFuturesExchange(),
          new OkxExchange(),
          new CoinbaseExchange(),
          new BinanceExchange(),
          new BinanceFuturesExchange());

  private final Market market;
  private final MarketClock clock;
  private final Map<String, Desk> desks = new LinkedHashMap<>();

  Dispatcher(SimulatorOptions options, Market market, MarketClock clock) {
    this.market = market;
    this.clock = clock;
    for (var exchange : EXCHANGES) {
      var host = exchange.host();
      var limits = new VenueLimits(options.limits().of(host), exchange.ban(), options.nanoTime());
      var view = new MarketView(market, host.venue());
      desks.put(
          host.id(), new Desk(exchange, view, limits, clock, options.latency(), options.faults()));
    }
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    if (!request.method().equals("GET")) {
      return json(Answer.error(405, Json.object().put("error", "only GET is answered")));
    }
    try {
      return routed(request);
    } catch (RuntimeException e) {
      LOG.error("no answer to {}", request.path(), e);
      return json(Answer.error(500, Json.object().put("error", String.valueOf(e.getMessage()))));
    }
  }

  private Response routed(Request request) throws InterruptedException {
    String path = request.path();
    String first = firstPart(path);
    var desk = desks.get(first);
    if (desk != null) {
      return desk.answer(request.below("/" + first));
    }
    return json(own(path));
  }

  Map<Host, Usage> usage() {
    var usage = new EnumMap<Host, Usage>(Host.class);
    desks.values().forEach(desk -> usage.put(desk.host(), desk.usage()));
    return usage;
  }

  void misbehave(Faults faults) {
    desks.values().forEach(desk -> desk.misbehave(faults));
  }

  private Answer own(String path) {
    return switch (path) {
      case "/simulator" -> OwnPages.simulator(market, clock);
      case "/simulator/stats" -> OwnPages.stats(desks.values());
      default ->
          Answer.error(
              404,
              Json.object()
                  .put("error", "no page " + path)
                  .put("known", "/simulator, /simulator/stats and the venues " + desks.keySet()));
    };
  }

  private static String firstPart(String path) {
    if (!path.startsWith("/")) {
      return "";
    }
    int end = path.indexOf('/', 1);
    return path.substring(1, end < 0 ? path.length() : end);
  }

  private static Response json(Answer answer) {
    return Response.json(answer.status(), Json.bytes(answer.body()), answer.headers());
  }
}
