package io.cryptorun.ledger.schedule;

import io.cryptorun.ledger.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Every configuration that was ever run, and the one that the daemons apply.
public final class Configurations {

  private static final String STORE =
      """
      insert into cryptorun.config_version (sha256, scheduler_yaml, venues_yaml)
      values (:sha256, :schedulerYaml, :venuesYaml)
      on conflict (sha256) do nothing
      """;

  private static final String FIND =
      """
      select scheduler_yaml, venues_yaml
      from cryptorun.config_version
      where sha256 = :sha256
      """;

  private static final String APPLIED =
      """
      select a.sha256, a.applied_by, a.applied_at, v.scheduler_yaml, v.venues_yaml
      from cryptorun.applied_config a
      join cryptorun.config_version v on v.sha256 = a.sha256
      order by a.id desc
      limit 1
      """;

  private static final String APPLIED_SHA256 =
      """
      select sha256
      from cryptorun.applied_config
      order by id desc
      limit 1
      """;

  private static final String ONE_AT_A_TIME =
      """
      select pg_advisory_xact_lock(7205, 0)
      """;

  /// The configuration in force.
  ///
  /// @param appliedBy the node, or the person, that applied it
  public record Applied(
      String sha256, String appliedBy, Instant appliedAt, String schedulerYaml, String venuesYaml) {

    public Configuration configuration() {
      return new Configuration(schedulerYaml, venuesYaml);
    }
  }

  private final Database database;

  public Configurations(Database database) {
    this.database = database;
  }

  /// Keeps a configuration, so that a run can name it; does not apply it.
  ///
  /// @return its SHA-256
  public String store(Configuration configuration) {
    database.write(handle -> {
      store(handle, configuration);
      return configuration;
    });
    return configuration.sha256();
  }

  public Optional<Configuration> find(String sha256) {
    return database.read(handle ->
        handle
            .createQuery(FIND)
            .bind("sha256", sha256)
            .map(ConstructorMapper.of(Configuration.class))
            .findOne());
  }

  /// Makes a configuration the one in force, and its schedules those that count, in one
  /// transaction; what is in force already is not touched. The nodes hear of it when it is
  /// committed. Call under the cluster's configuration lock.
  ///
  /// @param schedules of all its jobs; a job that is not among them is no longer scheduled
  /// @param by the node, or the person, that applies it
  /// @return whether it was not in force already
  public boolean apply(Configuration configuration, List<ScheduleRow> schedules, String by) {
    return database.write(handle -> {
      handle.createQuery(ONE_AT_A_TIME).mapTo(String.class).one();
      if (inForce(handle).filter(configuration.sha256()::equals).isPresent()) {
        return false;
      }
      new ApplyConfiguration(handle, configuration, by).apply(schedules);
      return true;
    });
  }

  /// The hash of the configuration in force.
  public Optional<String> appliedSha256() {
    return database.read(Configurations::inForce);
  }

  static Optional<String> inForce(Handle handle) {
    return handle.createQuery(APPLIED_SHA256).mapTo(String.class).findOne();
  }

  static void store(Handle handle, Configuration configuration) {
    handle
        .createUpdate(STORE)
        .bindMethods(configuration)
        .bind("sha256", configuration.sha256())
        .execute();
  }

  /// The configuration in force; empty until the first daemon has started.
  public Optional<Applied> applied() {
    return database.read(
        handle -> handle.createQuery(APPLIED).map(ConstructorMapper.of(Applied.class)).findOne());
  }
}
