package io.cryptorun.app;

import io.cryptorun.app.applied.FollowApplied;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.health.Quota;
import io.cryptorun.domain.market.Provider;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.schedule.Configurations;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// What runs are made with, made anew for each configuration that this process goes by. A run that
/// is under way keeps what it was given.
final class RunSetups implements Supplier<RunSetup>, FollowApplied.Running {

  private final Home home;
  private final Database database;
  private final Function<Settings, VenueAccess> venueAccess;
  private final WorkflowMaking workflows;
  private volatile InForce inForce;

  /// Makes a configuration's workflows.
  interface WorkflowMaking {
    Workflows of(VenueAccess venues, Map<Provider, Quota> quotas, ArtifactStore artifacts);
  }

  private record InForce(
      Settings settings, VenueAccess venues, Workflows workflows, RunSetup setup) {}

  RunSetups(
      Home home,
      Database database,
      Settings settings,
      Function<Settings, VenueAccess> venueAccess,
      WorkflowMaking workflows) {
    this.home = home;
    this.database = database;
    this.venueAccess = venueAccess;
    this.workflows = workflows;
    this.inForce = made(settings, venueAccess.apply(settings));
  }

  @Override
  public RunSetup get() {
    return inForce.setup();
  }

  /// The configuration that the next run goes by.
  @Override
  public Settings settings() {
    return inForce.settings();
  }

  /// The workflows of the next run.
  Workflows workflows() {
    return inForce.workflows();
  }

  /// Goes by another configuration from the next run on. Venues whose limits stay keep their
  /// clients, and with them what these know of the venues' clocks and bans.
  @Override
  public synchronized void use(Settings settings) {
    var now = inForce;
    boolean sameVenues = settings.providers().equals(now.settings().providers());
    inForce = made(settings, sameVenues ? now.venues() : venueAccess.apply(settings));
  }

  private InForce made(Settings settings, VenueAccess venues) {
    var artifacts =
        new ArtifactStore(
            ArtifactsRoot.of(home.path(), settings.global().artifactsDir().toString()));
    var made = workflows.of(venues, quotas(settings), artifacts);
    var setup = new RunSetup(stored(settings), made.all(), artifacts);
    return new InForce(settings, venues, made, setup);
  }

  /// Every run names the configuration it used, so it is kept before it is used.
  private Configuration stored(Settings settings) {
    var sha256 = new Configurations(database).store(settings.texts());
    return new Configuration(settings.global(), settings.jobs(), sha256);
  }

  /// How much of each provider may be used; nothing is said of the futures hosts.
  static Map<Provider, Quota> quotas(Settings settings) {
    var quotas = new EnumMap<Provider, Quota>(Provider.class);
    settings
        .providers()
        .forEach((provider, host) -> {
          if (host.quota() != null) {
            quotas.put(provider, host.quota());
          }
        });
    return quotas;
  }
}
