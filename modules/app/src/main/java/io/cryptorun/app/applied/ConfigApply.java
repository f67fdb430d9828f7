package io.cryptorun.app.applied;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseClock;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schedule.Configurations;
import org.jspecify.annotations.Nullable;

/// Puts a configuration in force: under the cluster's configuration lock, by difference, in one
/// transaction. Running nodes take it up by themselves within about a second; a node that starts
/// later begins with it. Runs in flight keep the configuration they began with. Nothing that stays
/// the same is touched: a paused job stays paused, no nominal time is skipped or delivered again.
public final class ConfigApply {

  private static final String LOCK = "configuration";

  private ConfigApply() {}

  /// What came of it.
  public sealed interface Result {

    /// It is in force now.
    ///
    /// @param difference from what was in force before
    record Applied(ConfigDifference difference, String sha256) implements Result {}

    /// It was in force already; nothing was written.
    record InForceAlready(String sha256) implements Result {}

    /// Something else was applied after the caller had looked; nothing was written.
    ///
    /// @param sha256 what is in force instead of what the caller saw; null for nothing
    record Overtaken(@Nullable String sha256) implements Result {}
  }

  /// Applies a configuration, whatever is in force.
  ///
  /// @param url of role `_app`
  /// @param reader reads the configuration in force, to tell how the two differ
  /// @param by who applies it: `user@host`, or a node
  /// @throws io.cryptorun.ledger.LockBusy when another process is applying one and does not end
  public static Result apply(DatabaseUrl url, Settings wanted, SettingsReader reader, String by) {
    return apply(url, wanted, reader, by, null);
  }

  /// Applies a configuration in place of the one that the caller has shown its user.
  ///
  /// @param seen SHA-256 of the one that was in force then; null to apply it whatever is
  public static Result apply(
      DatabaseUrl url, Settings wanted, SettingsReader reader, String by, @Nullable String seen) {
    try (var database = Database.open(url, Pool.command());
        var _ = ClusterLock.take(url, LOCK)) {
      return apply(database, wanted, reader, by, seen);
    }
  }

  private static Result apply(
      Database database, Settings wanted, SettingsReader reader, String by, @Nullable String seen) {
    var configurations = new Configurations(database);
    var applied = configurations.applied();
    var sha256 = applied.map(Configurations.Applied::sha256).orElse(null);
    if (seen != null && !seen.equals(sha256)) {
      return new Result.Overtaken(sha256);
    }
    var now = new DatabaseClock(database, System::nanoTime).instant();
    if (!configurations.apply(wanted.texts(), ScheduleRows.of(wanted, now), by)) {
      return new Result.InForceAlready(wanted.sha256());
    }
    var before = applied.map(texts -> readable(texts, reader)).orElse(null);
    return new Result.Applied(ConfigDifference.between(before, wanted, now), wanted.sha256());
  }

  /// What another version of the program wrote may be beyond this one, and has to be replaceable
  /// all the same.
  private static @Nullable Settings readable(
      Configurations.Applied applied, SettingsReader reader) {
    try {
      return AppliedTexts.read(applied, reader);
    } catch (ConfigException _) {
      return null; // then every job counts as new
    }
  }
}
