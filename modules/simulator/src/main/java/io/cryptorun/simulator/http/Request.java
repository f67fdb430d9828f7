package io.cryptorun.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request as it arrived.
///
/// @param path decoded, without the query
/// @param query decoded parameters; of a repeated one the last counts
/// @param headers by lower-case name
public record Request(
    String method, String path, Map<String, String> query, Map<String, String> headers) {

  /// Builds a request from its target, such as `/a/b?c=d`.
  static Request of(String method, String target, Map<String, String> headers) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    var query = mark < 0 ? Map.<String, String>of() : parameters(target.substring(mark + 1));
    return new Request(method, decoded(path), query, headers);
  }

  /// The same request seen from below a prefix of its path.
  public Request below(String prefix) {
    return new Request(method, path.substring(prefix.length()), query, headers);
  }

  /// A parameter, or null where it was not sent.
  public @Nullable String parameter(String name) {
    return query.get(name);
  }

  /// A parameter, or a default where it was not sent.
  public String parameter(String name, String fallback) {
    return query.getOrDefault(name, fallback);
  }

  boolean header(String name, String word) {
    return headers.getOrDefault(name, "").toLowerCase(Locale.ROOT).contains(word);
  }

  private static Map<String, String> parameters(String text) {
    var found = new LinkedHashMap<String, String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('&', from);
      String pair = text.substring(from, end < 0 ? text.length() : end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        found.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
      from = end < 0 ? text.length() : end + 1;
    }
    return found;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
