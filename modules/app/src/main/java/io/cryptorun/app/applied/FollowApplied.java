package io.cryptorun.app.applied;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.ledger.ClusterLock;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.command.Pauses;
import io.cryptorun.ledger.schedule.Configurations;
import io.cryptorun.scheduling.Triggers;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a running node with the configuration in force: its next run is made with it, and the
/// triggers in the shared store are brought in line by difference, one node at a time. What is in
/// force is read again under the lock, so that a slow node cannot bring back what another has
/// replaced.
public final class FollowApplied {

  private static final Logger LOG = LoggerFactory.getLogger(FollowApplied.class);

  private static final String LOCK = "configuration";

  private final DatabaseUrl url;
  private final Configurations configurations;
  private final Pauses pauses;
  private final SettingsReader reader;
  private final Running running;
  private final Triggers triggers;
  private final InstantSource clock;
  private final Supplier<NodeEpoch> node;
  private @Nullable Refused refused;

  /// What the node goes by, which can be replaced for its next run.
  public interface Running {

    Settings settings();

    void use(Settings settings);
  }

  /// A configuration in force that this node cannot go by.
  ///
  /// @param why the first thing that is wrong with it
  public record Refused(String sha256, String why) {}

  /// @param clock the database's
  /// @param node the registration under which the lock is taken, asked each time
  public FollowApplied(
      DatabaseUrl url,
      Database database,
      SettingsReader reader,
      Running running,
      Triggers triggers,
      InstantSource clock,
      Supplier<NodeEpoch> node) {
    this.url = url;
    this.configurations = new Configurations(database);
    this.pauses = new Pauses(database);
    this.reader = reader;
    this.running = running;
    this.triggers = triggers;
    this.clock = clock;
    this.node = node;
  }

  /// Brings the store in line with what is in force, whether or not that is new here: a node does
  /// so when it starts.
  ///
  /// @param force whether the operator wants exactly this in force
  public synchronized void begin(boolean force) {
    try (var _ = ClusterLock.take(url, LOCK, node.get())) {
      if (force || configurations.appliedSha256().isEmpty()) {
        var files = running.settings();
        var rows = ScheduleRows.of(files, clock.instant());
        configurations.apply(files.texts(), rows, node.get().node());
      }
      follow();
    }
  }

  /// Looks whether something else is in force by now, and goes by it. Where nothing is any more,
  /// because an older copy of the database took its place, what the node goes by is applied again.
  ///
  /// @return whether there was a change
  public synchronized boolean look() {
    var applied = configurations.appliedSha256();
    if (applied.isEmpty()) {
      LOG.warn("no configuration is in force any more: the one that runs here is applied again");
      begin(false);
      return true;
    }
    if (applied.filter(this::isNews).isEmpty()) {
      return false;
    }
    try (var _ = ClusterLock.take(url, LOCK, node.get())) {
      follow();
      return true;
    }
  }

  /// The configuration in force that this node cannot go by; null where it goes by what is in
  /// force.
  public synchronized @Nullable Refused refused() {
    return refused;
  }

  private boolean isNews(String sha256) {
    return !sha256.equals(running.settings().sha256())
        && (refused == null || !sha256.equals(refused.sha256()));
  }

  private void follow() {
    var applied = configurations.applied().orElseThrow();
    try {
      if (!applied.sha256().equals(running.settings().sha256())) {
        running.use(AppliedTexts.read(applied, reader));
        LOG.info(
            "configuration {}, applied by {}, is in force", applied.sha256(), applied.appliedBy());
      }
      refused = null;
    } catch (ConfigException invalid) {
      var why = String.valueOf(invalid.problems().getFirst().what());
      refused = new Refused(applied.sha256(), why);
      LOG.error("the configuration in force cannot be used here, the former one stays: {}", why);
      return;
    }
    var settings = running.settings();
    var paused = pauses.open().stream().map(Pauses.Pause::job).collect(Collectors.toSet());
    triggers.reconcile(settings.jobs(), settings.global().timezone(), clock.instant(), paused);
  }
}
