package io.cryptorun.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A TCP relay on the loopback address that can be told to misbehave: between a program and its
/// database or exchange it is the network that fails.
public final class FaultProxy implements AutoCloseable {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final InetSocketAddress target;
  private final ServerSocket entrance;
  private final Cable cable = new Cable();
  private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
  private volatile boolean resets;

  private FaultProxy(InetSocketAddress target, ServerSocket entrance) {
    this.target = target;
    this.entrance = entrance;
  }

  /// A relay to that port of this machine, at first without fault.
  public static FaultProxy to(int port) {
    try {
      FaultProxy proxy =
          new FaultProxy(new InetSocketAddress(LOOPBACK, port), new ServerSocket(0, 50, LOOPBACK));
      Thread.ofVirtual().name("fault-proxy").start(proxy::acceptAll);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The port to connect to instead of the target's.
  public int port() {
    return entrance.getLocalPort();
  }

  /// Relays again, without delay. What was held back arrives now, as TCP sends again what was not
  /// acknowledged.
  public void pass() {
    resets = false;
    cable.mend();
  }

  /// Lets no byte and no end of a connection through, and closes none: a cut cable.
  public void drop() {
    cable.cut(EnumSet.allOf(Cable.Direction.class));
  }

  /// The same in one direction: the target hears nothing more and is still heard.
  public void dropToTarget() {
    cable.cut(EnumSet.of(Cable.Direction.TO_TARGET));
  }

  /// The same in the other: the target hears and is not heard.
  public void dropToClient() {
    cable.cut(EnumSet.of(Cable.Direction.TO_CLIENT));
  }

  /// Resets the open connections now, and each new one as soon as it comes.
  public void reset() {
    resets = true;
    relays.forEach(Relay::reset);
  }

  /// Ends the open connections at the target and does not tell the client, as a server that lost
  /// its power. New connections are relayed.
  public void halfOpen() {
    relays.forEach(Relay::halfOpen);
  }

  /// Holds each piece of data back for that long, in either direction.
  public void delay(Duration wait) {
    cable.delay(wait);
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    relays.forEach(Relay::reset);
    cable.mend();
  }

  private void acceptAll() {
    while (!entrance.isClosed()) {
      try {
        relay(entrance.accept());
      } catch (IOException closedOrRefused) {
        // The client sees its connection end; the next one is tried anew.
      }
    }
  }

  private void relay(Socket client) throws IOException {
    var relay = new Relay(client, new Socket(), cable);
    if (resets) {
      relay.reset();
      return;
    }
    relays.add(relay);
    relay.start(target, () -> relays.remove(relay));
  }
}
