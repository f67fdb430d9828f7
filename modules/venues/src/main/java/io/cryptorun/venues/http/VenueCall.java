package io.cryptorun.venues.http;

import io.cryptorun.domain.market.Budgets.Charge;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/// One GET: its path below the venue's base URL, its parameters, and what it costs.
///
/// @param costs at least one: nothing is free
public record VenueCall(String path, Map<String, String> query, List<Cost> costs) {

  /// Tokens of one limit; `key` is set where the venue counts per pair.
  public record Cost(String limit, String key, int tokens) {}

  /// A call without parameters that costs nothing yet.
  public static VenueCall get(String path) {
    return new VenueCall(path, Map.of(), List.of());
  }

  public VenueCall with(String name, Object value) {
    var more = new LinkedHashMap<>(query);
    more.put(name, value.toString());
    return new VenueCall(path, more, costs);
  }

  /// Costs one token of a limit.
  public VenueCall costing(String limit) {
    return costing(limit, "", 1);
  }

  public VenueCall costing(String limit, String key, int tokens) {
    var more = new ArrayList<>(costs);
    more.add(new Cost(limit, key, tokens));
    return new VenueCall(path, query, more);
  }

  HttpUrl url(VenueSettings settings) {
    var url = HttpUrl.get(settings.baseUrl().toString()).newBuilder();
    url.addPathSegments(path.substring(1));
    query.forEach(url::addQueryParameter);
    return url.build();
  }

  /// Whether the venue counts it for our address, not for its pair alone.
  boolean isCounted() {
    return costs.stream().allMatch(cost -> cost.key.isEmpty());
  }

  List<Charge> charges(VenueSettings settings) {
    if (costs.isEmpty()) {
      throw new IllegalArgumentException(
          "call %s names no limit it counts against".formatted(this));
    }
    return costs.stream()
        .map(cost -> new Charge(settings.limit(cost.limit), cost.key, cost.tokens))
        .toList();
  }

  @Override
  public String toString() {
    if (query.isEmpty()) {
      return path;
    }
    return query.entrySet().stream()
        .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("&", path + "?", ""));
  }
}
