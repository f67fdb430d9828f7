package io.cryptorun.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A server that accepts connections on the loopback address.
///
/// @param startedByUs whether this very call started it; false when it was found running
public record RunningPostgres(
    Path dataDirectory, int port, long pid, String version, boolean startedByUs) {

  /// The only address the server listens on.
  public static final String HOST = "127.0.0.1";

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
  }

  /// A URL for psql and every other libpq program; the password stays in the pass file it names.
  public String libpqUrl(String database, RoleSecret secret) {
    return "postgresql://%s@%s:%d/%s?passfile=%s"
        .formatted(
            encoded(secret.role()),
            HOST,
            port,
            encoded(database),
            encoded(secret.passFile().toString()));
  }

  private static String encoded(String text) {
    // libpq reads a plus sign as itself, so a space has to be %20.
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
