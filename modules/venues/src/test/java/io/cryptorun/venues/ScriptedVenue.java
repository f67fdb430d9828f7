package io.cryptorun.venues;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// An exchange whose answers a test writes down beforehand, byte for byte.
public final class ScriptedVenue implements AutoCloseable {

  /// Answers one request in any way, proper or not.
  @FunctionalInterface
  public interface Reaction {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final Map<String, Deque<Reaction>> script = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  public ScriptedVenue() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// The answers of a path in turn; the last one repeats.
  public ScriptedVenue on(String path, Reaction... inTurn) {
    script.put(path, new ArrayDeque<>(Arrays.asList(inTurn)));
    return this;
  }

  /// Every request so far, in order of arrival, as path and query.
  public List<String> requests() {
    return requests;
  }

  public Map<String, List<String>> headersOfLast() {
    return headers.getLast();
  }

  public static Reaction ok(String body) {
    return status(200, body);
  }

  public static Reaction ok(byte[] body) {
    return bytes(200, body);
  }

  /// An answer with headers, given as name and value in turn.
  public static Reaction status(int status, String body, String... headers) {
    return bytes(status, body.getBytes(UTF_8), headers);
  }

  public static Reaction bytes(int status, byte[] body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      headers.add(Map.copyOf(exchange.getRequestHeaders()));
      var inTurn = script.get(exchange.getRequestURI().getPath());
      reaction(inTurn).to(exchange);
    } catch (IOException _) {
      // the client went away, which is what some tests are about
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Reaction reaction(@Nullable Deque<Reaction> inTurn) {
    if (inTurn == null) {
      return status(599, "{\"test\":\"no answer written for this path\"}");
    }
    synchronized (inTurn) {
      return inTurn.size() > 1 ? inTurn.removeFirst() : inTurn.getFirst();
    }
  }
}
