package io.cryptorun.simulator;

import io.cryptorun.simulator.config.SimulatorConfigException;
import io.cryptorun.simulator.faults.Faults;
import io.cryptorun.simulator.http.LoopbackServer;
import io.cryptorun.simulator.limits.Usage;
import io.cryptorun.simulator.market.Host;
import io.cryptorun.simulator.market.Market;
import io.cryptorun.simulator.market.MarketClock;
import io.cryptorun.simulator.synthetic.SyntheticMarket;
import io.cryptorun.simulator.tape.Tape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/// A running simulator. It answers until it is closed.
public final class Simulator implements AutoCloseable {
  private final LoopbackServer server;
  private final Dispatcher dispatcher;
  private final Market market;
  private final MarketClock clock;

  private Simulator(
      LoopbackServer server, Dispatcher dispatcher, Market market, MarketClock clock) {
    this.server = server;
    this.dispatcher = dispatcher;
    this.market = market;
    this.clock = clock;
  }

  /// Starts a simulator.
  ///
  /// @throws PortTakenException where the port belongs to somebody else
  /// @throws SimulatorConfigException where data, instants or files cannot be used
  public static Simulator start(SimulatorOptions options) {
    var now = Instant.now();
    var start = options.at() == null ? now : options.at();
    var market = market(options, start, now);
    var clock = new MarketClock(start, options.frozen(), options.nanoTime());
    var dispatcher = new Dispatcher(options, market, clock);
    return new Simulator(listen(options.port(), dispatcher), dispatcher, market, clock);
  }

  /// Base address of all venues, such as `http://127.0.0.1:18080`.
  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  public int port() {
    return server.port();
  }

  /// sha-256 in hex over what determines every figure.
  public String fingerprint() {
    return market.fingerprint();
  }

  /// One line for people: which market is played.
  public String description() {
    return market.description();
  }

  /// The market's time.
  public Instant now() {
    return clock.instant();
  }

  /// What was counted so far, by host.
  public Map<Host, Usage> usage() {
    return dispatcher.usage();
  }

  /// Replaces the faults from the next call on.
  public void misbehave(Faults faults) {
    dispatcher.misbehave(faults);
  }

  @Override
  public void close() {
    server.close();
  }

  private static Market market(SimulatorOptions options, Instant start, Instant now) {
    var from = options.replayFrom();
    var data = options.data();
    if (data == null) {
      if (from != null) {
        throw new SimulatorConfigException("replay-from needs a data folder");
      }
      return SyntheticMarket.of(options.seed());
    }
    if (from != null && options.at() != null) {
      throw new SimulatorConfigException("either at or replay-from, not both");
    }
    var tape = Tape.of(data);
    var played = from == null ? tape : tape.moved(from, now);
    played.requireCoverage(start);
    return played;
  }

  private static LoopbackServer listen(int port, Dispatcher dispatcher) {
    try {
      return LoopbackServer.start(port, dispatcher);
    } catch (BindException e) {
      throw new PortTakenException(port, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }
}
