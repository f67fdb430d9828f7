package io.cryptorun.app;

import io.cryptorun.app.applied.FileDrift;
import io.cryptorun.app.applied.FollowApplied;
import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schedule.NodeConfigurations;
import io.cryptorun.scheduling.cluster.ClusterNode;
import io.cryptorun.scheduling.drift.FileWatch;
import java.time.Duration;
import java.util.List;

/// A running node's side of the configuration: it goes by what is applied, and tells where the
/// files of its machine differ.
final class ConfigurationUpkeep implements AutoCloseable {

  /// Between two looks at the files' times.
  private static final Duration FILES_SEEN_EVERY = Duration.ofSeconds(2);

  private static final Duration TOLD_AGAIN = Duration.ofMinutes(1);

  private final FollowApplied follow;
  private final FileDrift drift;
  private final Housekeeping housekeeping;
  private final FileWatch watch;

  private ConfigurationUpkeep(
      FollowApplied follow, FileDrift drift, Housekeeping housekeeping, FileWatch watch) {
    this.follow = follow;
    this.drift = drift;
    this.housekeeping = housekeeping;
    this.watch = watch;
  }

  /// Brings the schedule in line with what is applied, which are the node's files where nothing is
  /// or where the operator wants them to be, and watches from then on.
  static ConfigurationUpkeep begin(
      Application application,
      DatabaseUrl url,
      ClusterNode node,
      Daemon.Plan plan,
      Housekeeping housekeeping) {
    var registration = application.registration();
    var follow =
        new FollowApplied(
            url,
            application.database(),
            plan.reader(),
            application.setups(),
            node.triggers(),
            application.clock(),
            registration::node);
    follow.begin(plan.settings().fromFiles());
    var drift =
        new FileDrift(
            plan.files(),
            plan.reader(),
            application.setups()::settings,
            follow,
            new NodeConfigurations(application.database()),
            registration::node);
    var watch = watch(plan.files(), registration.node().node(), drift, housekeeping);
    var upkeep = new ConfigurationUpkeep(follow, drift, housekeeping, watch);
    node.followsBy(() -> housekeeping.soon("the applied configuration", upkeep::follow));
    return upkeep;
  }

  private static FileWatch watch(
      ConfigFiles files, String owner, FileDrift drift, Housekeeping housekeeping) {
    return FileWatch.start(
        owner,
        List.of(files.scheduler(), files.venues()),
        FILES_SEEN_EVERY,
        _ -> housekeeping.soon("the configuration files", drift::look));
  }

  /// Tells how things stand, and again when they have changed.
  void start() {
    housekeeping.soon("the configuration files", drift::look);
    housekeeping.every(TOLD_AGAIN, "the configuration files", drift::look);
  }

  private void follow() {
    if (follow.look()) {
      drift.look();
    }
  }

  @Override
  public void close() {
    watch.close();
  }
}
