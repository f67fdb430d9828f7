package io.cryptorun.jobs.regime;

import static java.util.Objects.requireNonNull;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.jobs.FencedRun;
import io.cryptorun.jobs.Firing;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.Outcome;
import io.cryptorun.jobs.Ran;
import io.cryptorun.jobs.RegimeRefresh;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.RunSetup;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.Configuration;
import io.cryptorun.jobs.config.GlobalSettings;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.jobs.scan.BuildersTurn;
import io.cryptorun.jobs.scan.RegimeMemory;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.jobs.scan.VenueRates;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A node that refreshes the regime of one test's market, and what it says.
final class RegimeRig implements AutoCloseable {

  private final Registration registration;
  private final Database database;
  private final FencedRun runs;
  private final RegimeMarket market;
  private final Path home;
  final List<String> warnings = new ArrayList<>();
  private @Nullable Firing asked;

  /// @param name of the simulated market: state is kept apart by it
  RegimeRig(TestDatabase at, Path home, String name, RegimeMarket market) {
    var world = "sim:" + name;
    var spec = new NodeSpec("node-" + name, NodeKind.DAEMON, "host", "1.0", world, null);
    this.registration =
        ((Joining.Joined) new NodeRegistry(Schema.app(at)).register(spec)).registration();
    this.database =
        Schema.open(
            Schema.app(at),
            registration.node(),
            new Pool("test", 4, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    this.market = market;
    this.home = home;
    var configuration =
        new Configuration(
            global(),
            List.of(settings(JobType.REGIME_REFRESH), settings(JobType.PREMOVE_HOURLY)),
            "0".repeat(64));
    var setup =
        new RunSetup(
            configuration,
            Map.of(JobType.REGIME_REFRESH, refresh(), JobType.PREMOVE_HOURLY, this::otherJob),
            new ArtifactStore(ArtifactsRoot.of(home, "artifacts")));
    this.runs =
        new FencedRun(
            new FencedRun.Runner(registration, world, "1.0", () -> setup),
            new Slots(database, new RunIds(InstantSource.system(), new SecureRandom())),
            new Attempts(database),
            _ -> new Journal());
  }

  private Job refresh() {
    return new RegimeRefresh(
        market.spot,
        market.perpetuals,
        new ScanPlanning(
            new SameMinute(database, System::nanoTime, _ -> {}),
            market.spot,
            new VenueRates(Map.of(Venue.KRAKEN, 1.0, Venue.COINBASE, 10.0), Map.of()),
            new ScanState(database),
            new BuildersTurn(database, _ -> {})),
        memory(),
        new ArtifactStore(ArtifactsRoot.of(home, "artifacts")),
        System::nanoTime,
        "1.0");
  }

  OverlayEvaluation evaluation() {
    return new OverlayEvaluation(market.spot, memory());
  }

  RegimeMemory memory() {
    return new RegimeMemory(database);
  }

  /// What another job does with its firing; the run of it publishes nothing.
  private Outcome otherJob(Firing firing) {
    asked = firing;
    return new Outcome.Failed("TEST", "the test wanted its firing only");
  }

  /// A firing of another job, as it is handed to that job.
  Firing firingOfOther(Instant dueAt, SlotKind kind) throws InterruptedException {
    run(JobType.PREMOVE_HOURLY, dueAt, kind);
    return requireNonNull(asked);
  }

  Ran refresh(Instant dueAt) throws InterruptedException {
    return run(JobType.REGIME_REFRESH, dueAt, SlotKind.MANUAL);
  }

  Ran replay(Instant dueAt) throws InterruptedException {
    return run(JobType.REGIME_REFRESH, dueAt, SlotKind.REPLAY);
  }

  private Ran run(JobType type, Instant dueAt, SlotKind kind) throws InterruptedException {
    market.clock.set(dueAt);
    return runs.run(
        settings(type),
        SlotKey.request(type.id(), dueAt, kind, UUID.randomUUID().toString()),
        "a test");
  }

  /// The file a refresh published.
  String published(Ran ran) {
    var file = ((Ran.Completed) ran).result().files().files().getFirst();
    try {
      return Files.readString(home.resolve(file.path()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    registration.leave();
    database.close();
  }

  private static JobSettings settings(JobType type) {
    return new JobSettings(
        type.id(),
        type,
        Cron.parse("0 0 1 1 *"),
        "for a test",
        true,
        new JobConfig(
            Group.parse("top100").orElseThrow(),
            List.of(Venue.KRAKEN, Venue.COINBASE),
            100,
            Duration.ofHours(1),
            10,
            false,
            true,
            type.defaultOutputDir(),
            new PremoveRule(List.of(), 1, false)),
        new JobPolicy(
            CatchUp.LATEST, Duration.ofHours(2), Duration.ofMinutes(5), 0, Duration.ofSeconds(10)),
        List.of());
  }

  private static GlobalSettings global() {
    return new GlobalSettings(
        Path.of("artifacts"),
        "info",
        ZoneOffset.UTC,
        Duration.ofDays(90),
        Duration.ofSeconds(60),
        List.of());
  }

  private final class Journal implements RunJournal {

    @Override
    public void stage(String name, String text, Duration took) {}

    @Override
    public void warning(String text) {
      warnings.add(text);
    }
  }
}
