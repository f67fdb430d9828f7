package io.cryptorun.simulator.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// A JSON answer before it is turned into bytes.
public record Answer(int status, JsonNode body, Map<String, String> headers) {
  /// Header that tells which part of an answer was made up and from what.
  public static final String DERIVED = "X-Simulator-Derived";

  public static Answer ok(JsonNode body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer error(int status, JsonNode body) {
    return new Answer(status, body, Map.of());
  }

  /// The same answer with a header more.
  public Answer with(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, more);
  }

  /// The same answer with another body.
  public Answer withBody(JsonNode other) {
    return new Answer(status, other, headers);
  }
}
