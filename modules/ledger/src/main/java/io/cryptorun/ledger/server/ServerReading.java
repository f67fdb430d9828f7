package io.cryptorun.ledger.server;

import java.util.Map;
import java.util.Optional;

/// A server as one role finds it in one database.
///
/// @param version as the server writes it, e.g. `18.1`
/// @param versionNumber the same as a number, e.g. 180001
/// @param standby whether it only replays another server's changes
/// @param standbys how many standby servers follow it
/// @param connectionLimit the fewer of what role and database allow; -1 where neither limits it
/// @param settings by name; a setting that this version does not know is not in it
public record ServerReading(
    Setting.Whose whose,
    String version,
    int versionNumber,
    boolean standby,
    int standbys,
    int connectionLimit,
    Map<String, Setting> settings) {

  public ServerReading {
    settings = Map.copyOf(settings);
  }

  Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  private long number(String name) {
    return setting(name).map(Setting::number).orElse(0L);
  }

  /// How many sessions a role that is no superuser can have at a time.
  long connections() {
    long free =
        number("max_connections")
            - number("superuser_reserved_connections")
            - number("reserved_connections");
    return connectionLimit < 0 ? free : Math.min(free, connectionLimit);
  }
}
