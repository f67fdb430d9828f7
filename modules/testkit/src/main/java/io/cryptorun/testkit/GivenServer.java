package io.cryptorun.testkit;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A server that somebody else runs, named by a URL whose user may create databases and roles.
record GivenServer(String host, int port, String user, String password) implements TestServer {
  private static final int DEFAULT_PORT = 5432;

  /// Takes the user from `user:password@host` or from the parameters `user` and `password`.
  static GivenServer of(URI url) {
    Map<String, String> parameters = new HashMap<>();
    if (url.getRawUserInfo() != null) {
      String[] pair = url.getRawUserInfo().split(":", 2);
      parameters.put("user", decoded(pair[0]));
      parameters.put("password", pair.length > 1 ? decoded(pair[1]) : "");
    }
    if (url.getRawQuery() != null) {
      for (String parameter : url.getRawQuery().split("&", -1)) {
        String[] pair = parameter.split("=", 2);
        parameters.put(pair[0], pair.length > 1 ? decoded(pair[1]) : "");
      }
    }
    if (url.getHost() == null || !parameters.containsKey("user")) {
      throw new IllegalArgumentException(
          URL_VARIABLE + " must name host and user: postgresql://user:password@host:port/db");
    }
    return new GivenServer(
        url.getHost(),
        url.getPort() < 0 ? DEFAULT_PORT : url.getPort(),
        parameters.get("user"),
        parameters.getOrDefault("password", ""));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public TestDatabase database(String name, String rolePrefix) {
    return new TestDatabase(host, port, name, rolePrefix, user, password);
  }

  @Override
  public void close() {}
}
