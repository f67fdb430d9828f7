package io.cryptorun.app.applied;

import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.ConfigFiles;
import io.cryptorun.app.settings.Problem;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.app.settings.SettingsReader;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.schedule.NodeConfigurations;
import io.cryptorun.ledger.schedule.NodeConfigurations.Told;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells where a node's files, or what it runs, differ from the configuration in force: in its log,
/// in an event, and in the view of the nodes, until they agree. Nothing is applied by it, and a
/// file that cannot be used changes nothing.
public final class FileDrift {

  private static final Logger LOG = LoggerFactory.getLogger(FileDrift.class);

  private final ConfigFiles files;
  private final SettingsReader reader;
  private final Supplier<Settings> running;
  private final FollowApplied follow;
  private final NodeConfigurations told;
  private final Supplier<NodeEpoch> node;

  /// @param running what the node goes by
  /// @param node the registration that tells it, asked each time
  public FileDrift(
      ConfigFiles files,
      SettingsReader reader,
      Supplier<Settings> running,
      FollowApplied follow,
      NodeConfigurations told,
      Supplier<NodeEpoch> node) {
    this.files = files;
    this.reader = reader;
    this.running = running;
    this.follow = follow;
    this.told = told;
    this.node = node;
  }

  /// Reads the files and tells how things stand; the same again is not told again.
  public void look() {
    var runs = running.get();
    var refused = follow.refused();
    var now = compared(runs);
    if (refused != null) {
      var text =
          "the applied configuration %s cannot be used here: %s"
              .formatted(refused.sha256().substring(0, 12), refused.why());
      now = new Told(now.runs(), now.files(), text);
    }
    if (told.note(now, node.get())) {
      tell(now.drift());
    }
  }

  private static void tell(@Nullable String drift) {
    if (drift == null) {
      LOG.info("the configuration files say what is applied");
    } else {
      LOG.warn("configuration: {}", drift);
    }
  }

  private Told compared(Settings runs) {
    try {
      var found = files.read(reader);
      return new Told(runs.sha256(), found.sha256(), differing(runs, found));
    } catch (ConfigException invalid) {
      return new Told(runs.sha256(), null, told(invalid.problems().getFirst()));
    }
  }

  private @Nullable String differing(Settings runs, Settings found) {
    var names = new ArrayList<String>();
    if (!runs.schedulerFile().text().equals(found.schedulerFile().text())) {
      names.add(files.scheduler().toString());
    }
    if (!runs.venuesFile().text().equals(found.venuesFile().text())) {
      names.add(files.venues().toString());
    }
    if (names.isEmpty()) {
      return null;
    }
    return "%s: not what is applied".formatted(String.join(" and ", names));
  }

  private static String told(Problem problem) {
    return "%s: %s; what is applied stays in force".formatted(problem.place(), problem.what());
  }
}
