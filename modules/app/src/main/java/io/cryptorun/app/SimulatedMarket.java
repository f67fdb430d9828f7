package io.cryptorun.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The simulated exchanges a process is pointed at, as they describe themselves.
///
/// @param url where they listen
/// @param fingerprint of their data: two simulators with equal data are one market
/// @param clock their market time when asked
public record SimulatedMarket(URI url, String fingerprint, Instant clock, boolean frozen) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /// Asks a simulator who it is.
  ///
  /// @throws SimulatorUnreachable when nothing there answers as a simulator does
  public static SimulatedMarket at(URI url) throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var request =
          HttpRequest.newBuilder(URI.create(url + "/simulator")).timeout(PATIENCE).build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new SimulatorUnreachable(url, "HTTP " + answer.statusCode(), null);
      }
      var tree = JsonMapper.shared().readTree(answer.body());
      return new SimulatedMarket(
          url,
          tree.required("fingerprint").asString(),
          Instant.parse(tree.required("clock").asString()),
          tree.required("frozen").asBoolean());
    } catch (IOException | JacksonException | java.time.DateTimeException failure) {
      var reason = failure.getMessage() == null ? "no connection" : failure.getMessage();
      throw new SimulatorUnreachable(url, reason, failure);
    }
  }

  /// The name under which state of this market is kept.
  public String market() {
    return "sim:" + fingerprint;
  }
}
