package io.cryptorun.app.settings;

import io.cryptorun.ledger.DatabaseUrl;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the environment variables say. An empty variable counts as absent.
///
/// @param home folder of `var/` and of relative artifact paths; absolute
/// @param installation folder of `config/`; absolute, and the home by default
/// @param config `CRYPTORUN_CONFIG`
/// @param databaseUrl of role `_app`; null when the embedded server is meant
/// @param cliUrl of the CLI's role; null: as `databaseUrl`
/// @param ownerUrl of the schema's owner; null: as `databaseUrl`
/// @param simulator where all venues are simulated; null for the live ones
public record Environment(
    Path home,
    Path installation,
    @Nullable Path config,
    @Nullable String databaseUrl,
    @Nullable String cliUrl,
    @Nullable String ownerUrl,
    @Nullable URI simulator) {

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  /// Reads the variables of a process.
  public static Environment of(Map<String, String> variables, Path installation) {
    var reading = new Reading(variables);
    var base = installation.toAbsolutePath().normalize();
    var home = reading.path("CRYPTORUN_HOME");
    return new Environment(
        home == null ? base : home,
        base,
        reading.path("CRYPTORUN_CONFIG"),
        reading.database("CRYPTORUN_DATABASE_URL"),
        reading.database("CRYPTORUN_DATABASE_CLI_URL"),
        reading.database("CRYPTORUN_DATABASE_OWNER_URL"),
        reading.simulator());
  }

  /// Whether a database of the operator's is used instead of the embedded one.
  public boolean hasExternalDatabase() {
    return databaseUrl != null;
  }

  /// The URL for reading commands and requests.
  public Optional<String> urlForCli() {
    return Optional.ofNullable(cliUrl == null ? databaseUrl : cliUrl);
  }

  /// The URL for migrations.
  public Optional<String> urlForOwner() {
    return Optional.ofNullable(ownerUrl == null ? databaseUrl : ownerUrl);
  }

  private record Reading(Map<String, String> variables) {

    @Nullable String text(String name) {
      var value = variables.get(name);
      return value == null || value.isBlank() ? null : value.strip();
    }

    @Nullable Path path(String name) {
      var value = text(name);
      try {
        return value == null ? null : Path.of(value).toAbsolutePath().normalize();
      } catch (InvalidPathException e) {
        throw new EnvironmentException(name, value, "is not a path", "an absolute folder");
      }
    }

    /// The address itself is not told: a password may stand in it.
    @Nullable String database(String name) {
      var value = text(name);
      try {
        return value == null ? null : checked(value);
      } catch (UncheckedIOException unreadable) {
        throw new EnvironmentException(
            name, unreadable, "name a password file that this user may read");
      } catch (IllegalArgumentException wrong) {
        throw new EnvironmentException(
            name, wrong, "postgresql://user@host:5432/database, or unset it for the embedded one");
      }
    }

    private String checked(String url) {
      return DatabaseUrl.parse(url, variables).hosts().isEmpty() ? "" : url;
    }

    @Nullable URI simulator() {
      var name = "CRYPTORUN_SIMULATOR";
      var value = text(name);
      if (value == null) {
        return null;
      }
      return HttpUrl.parse(value)
          .filter(url -> "http".equals(url.getScheme()))
          .filter(url -> LOOPBACK.contains(url.getHost()) && url.getPort() > 0)
          .orElseThrow(() ->
              new EnvironmentException(
                  name,
                  value,
                  "is not the address of a simulator on this machine",
                  "http://127.0.0.1:18080, or unset it for the live venues"));
    }
  }
}
