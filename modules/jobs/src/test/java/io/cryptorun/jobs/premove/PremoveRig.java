package io.cryptorun.jobs.premove;

import io.cryptorun.artifacts.ArtifactStore;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.market.DerivativesData;
import io.cryptorun.domain.market.MarketData;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.domain.universe.Group;
import io.cryptorun.jobs.HotScan;
import io.cryptorun.jobs.Job;
import io.cryptorun.jobs.PremoveHourly;
import io.cryptorun.jobs.Ran;
import io.cryptorun.jobs.RegimeRefresh;
import io.cryptorun.jobs.RunJournal;
import io.cryptorun.jobs.SameMinute;
import io.cryptorun.jobs.TestNode;
import io.cryptorun.jobs.config.CatchUp;
import io.cryptorun.jobs.config.JobConfig;
import io.cryptorun.jobs.config.JobPolicy;
import io.cryptorun.jobs.config.JobSettings;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.jobs.config.PremoveRule;
import io.cryptorun.jobs.cron.Cron;
import io.cryptorun.jobs.regime.OverlayEvaluation;
import io.cryptorun.jobs.scan.BuildersTurn;
import io.cryptorun.jobs.scan.FirstLook;
import io.cryptorun.jobs.scan.RegimeMemory;
import io.cryptorun.jobs.scan.ScanPlanning;
import io.cryptorun.jobs.scan.ScanPublishing;
import io.cryptorun.jobs.scan.ScanState;
import io.cryptorun.jobs.scan.VenueRates;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.market.DepthSamples;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A node with the sweep, the hot scan and the refresh of the regime on one arranged market.
final class PremoveRig implements AutoCloseable {

  private static final VenueRates RATES =
      new VenueRates(Map.of(Venue.KRAKEN, 1.0, Venue.COINBASE, 10.0), Map.of());

  /// What a test may configure of a job.
  ///
  /// @param premove of a hot scan: whether it looks at the gates
  record Setting(int maxSample, int topN, boolean premove, boolean regimeAware, PremoveRule rule) {

    /// Two of three gates, volume confirms when something is laid over the regime.
    static final Setting USUAL =
        new Setting(50, 15, true, true, new PremoveRule(PremoveRule.GATES, 2, true));

    Setting with(PremoveRule other) {
      return new Setting(maxSample, topN, premove, regimeAware, other);
    }

    Setting blind() {
      return new Setting(maxSample, topN, premove, false, rule);
    }

    Setting withoutPremove() {
      return new Setting(maxSample, topN, false, regimeAware, rule);
    }

    Setting top(int rows) {
      return new Setting(maxSample, rows, premove, regimeAware, rule);
    }

    Setting sample(int coins) {
      return new Setting(coins, topN, premove, regimeAware, rule);
    }
  }

  final List<String> warnings = new ArrayList<>();
  final List<String> stages = new ArrayList<>();
  final Asked asked = new Asked();
  private final PremoveMarket market;
  private final MarketData spot;
  private final DerivativesData derivatives;
  private final ArtifactStore artifacts;
  private final Path home;
  private final TestNode node;

  /// @param name of the simulated market: state is kept apart by it
  PremoveRig(TestDatabase at, Path home, String name, PremoveMarket market) {
    this.market = market;
    this.spot = asked.listening(MarketData.class, market.world.spot);
    this.derivatives = asked.listening(DerivativesData.class, market.world.perpetuals);
    this.home = home;
    this.artifacts = new ArtifactStore(ArtifactsRoot.of(home, "artifacts"));
    var configured =
        List.of(
            settings(JobType.SCAN_HOT, Setting.USUAL),
            settings(JobType.PREMOVE_HOURLY, Setting.USUAL));
    var joins = new TestNode.Joins("node-" + name, "sim:" + name, configured, new Journal());
    this.node = TestNode.join(at, joins, home, this::workflows);
  }

  private Map<JobType, Job> workflows(Database database) {
    return Map.of(
        JobType.REGIME_REFRESH, refresh(database),
        JobType.PREMOVE_HOURLY, sweep(database),
        JobType.SCAN_HOT, scan(database));
  }

  private Job sweep(Database database) {
    return new PremoveHourly(
        planning(database),
        new SideLook(spot, derivatives, database),
        firstLook(database),
        new OverlayEvaluation(spot, new RegimeMemory(database)),
        new Subjects(database),
        artifacts,
        market.world.clock,
        System::nanoTime,
        "1.0");
  }

  private Job scan(Database database) {
    return new HotScan(
        spot,
        planning(database),
        firstLook(database),
        new PremovePart(new SideLook(spot, derivatives, database), new Subjects(database)),
        new ScanPublishing(artifacts, "1.0"),
        market.world.clock,
        System::nanoTime);
  }

  private Job refresh(Database database) {
    return new RegimeRefresh(
        spot,
        derivatives,
        planning(database),
        new RegimeMemory(database),
        artifacts,
        System::nanoTime,
        "1.0");
  }

  private ScanPlanning planning(Database database) {
    return new ScanPlanning(
        new SameMinute(database, System::nanoTime, _ -> {}),
        spot,
        RATES,
        new ScanState(database),
        new BuildersTurn(database, _ -> {}));
  }

  private FirstLook firstLook(Database database) {
    return new FirstLook(spot, RATES, new DepthSamples(database), market.world.clock);
  }

  /// A sweep that published.
  Published sweep(Setting setting) throws InterruptedException {
    return run(JobType.PREMOVE_HOURLY, PremoveMarket.NOW, SlotKind.MANUAL, setting);
  }

  Published sweepAt(Instant dueAt) throws InterruptedException {
    return run(JobType.PREMOVE_HOURLY, dueAt, SlotKind.MANUAL, Setting.USUAL);
  }

  Published replay() throws InterruptedException {
    return run(JobType.PREMOVE_HOURLY, PremoveMarket.NOW, SlotKind.REPLAY, Setting.USUAL);
  }

  Published scan(Setting setting) throws InterruptedException {
    return run(JobType.SCAN_HOT, PremoveMarket.NOW, SlotKind.MANUAL, setting);
  }

  Published refresh(Instant dueAt) throws InterruptedException {
    return run(JobType.REGIME_REFRESH, dueAt, SlotKind.MANUAL, Setting.USUAL);
  }

  private Published run(JobType type, Instant dueAt, SlotKind kind, Setting setting)
      throws InterruptedException {
    market.at(dueAt);
    var slot = SlotKey.request(type.id(), dueAt, kind, UUID.randomUUID().toString());
    var ran = node.fencedRun().run(settings(type, setting), slot, "a test");
    if (ran instanceof Ran.Completed done) {
      var files = done.result().files().files();
      return new Published(home, files.stream().map(file -> Path.of(file.path())).toList());
    }
    throw new AssertionError("nothing was published: " + ran);
  }

  /// The files of a run.
  record Published(Path home, List<Path> paths) {

    List<String> names() {
      return paths.stream().map(path -> path.getFileName().toString()).toList();
    }

    String text(String ending) {
      var path =
          paths.stream().filter(one -> one.toString().endsWith(ending)).findFirst().orElseThrow();
      try {
        return Files.readString(home.resolve(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    node.close();
  }

  private static JobSettings settings(JobType type, Setting setting) {
    return new JobSettings(
        type.id(),
        type,
        Cron.parse("0 0 1 1 *"),
        "for a test",
        true,
        new JobConfig(
            Group.parse("top50").orElseThrow(),
            List.of(Venue.KRAKEN, Venue.COINBASE),
            setting.maxSample(),
            Duration.ofMinutes(5),
            setting.topN(),
            setting.premove(),
            setting.regimeAware(),
            type.defaultOutputDir(),
            setting.rule()),
        new JobPolicy(
            CatchUp.LATEST, Duration.ofHours(2), Duration.ofMinutes(5), 0, Duration.ofSeconds(10)),
        List.of());
  }

  private final class Journal implements RunJournal {

    @Override
    public void stage(String name, String text, Duration took) {
      stages.add(name);
    }

    @Override
    public void warning(String text) {
      warnings.add(text);
    }
  }
}
