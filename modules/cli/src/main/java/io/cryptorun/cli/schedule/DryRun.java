package io.cryptorun.cli.schedule;

import io.cryptorun.app.MarketChoice;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The plan of a run, from the configuration alone: no row, no file, no database. What only the
/// ledger or a venue could tell is shown as unknown.
final class DryRun {

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /// A further line below the one before it.
  private static final String NEXT = "\n               ";

  private final Invocation invocation;
  private final Settings settings;
  private final JobSettings job;
  private final Instant dueAt;

  DryRun(Invocation invocation, Settings settings, JobSettings job, @Nullable Instant asOf) {
    this.invocation = invocation;
    this.settings = settings;
    this.job = job;
    this.dueAt = asOf == null ? invocation.surroundings().clock().instant() : asOf;
  }

  /// @param fetch whether the simulator may be asked who it is
  Answer answer(boolean fetch) throws InterruptedException {
    var market = fetch ? market() : null;
    var plan = RunPlan.of(job);
    var gates = plan.rules();
    var paths = paths(plan.files());
    return Answer.item("DryRun", fields(market, gates, paths), text(market, gates, paths));
  }

  private String text(@Nullable String market, List<String> gates, List<String> paths) {
    var config = job.config();
    return """
    🔍 DRY RUN %s - nothing is written, the ledger is not touched
    Type         : %s
    Universe     : %s
    Venues       : %s
    Market       : %s
    Regime       : unknown (not asked without a run)
    Effective TTL: %d s, doubled for a venue that is degraded
    Gates        : %s
    Would write  : %s
    """
        .formatted(
            job.name(),
            job.type(),
            universe(),
            String.join(", ", venues()),
            market == null ? "unknown (not asked without --fetch)" : market,
            config.ttl().toSeconds(),
            String.join(NEXT, gates),
            String.join(NEXT, paths));
  }

  private Fields fields(@Nullable String market, List<String> gates, List<String> paths) {
    var config = job.config();
    return new Fields()
        .with("job", job.name())
        .with("type", job.type())
        .with("dry_run", true)
        .with("due_at", dueAt)
        .with("universe", config.universe().spec())
        .with("max_sample", config.maxSample())
        .with("top_n", config.topN())
        .with("venues", venues())
        .with("market", market)
        .with("regime", null)
        .with("ttl_seconds", config.ttl().toSeconds())
        .with("gates", gates)
        .with("would_write", paths);
  }

  /// Which coins are looked at and how many of them are published.
  private String universe() {
    var config = job.config();
    var coins = "%s, at most %d symbols".formatted(config.universe().spec(), config.maxSample());
    return switch (job.type()) {
      case SCAN_HOT, SCAN_WARM, PREMOVE_HOURLY -> coins + ", %d rows".formatted(config.topN());
      case REGIME_REFRESH -> coins;
      case PROVIDERS_HEALTH -> "none";
    };
  }

  private List<String> venues() {
    return job.config().venues().stream().map(Venue::id).toList();
  }

  private String market() throws InterruptedException {
    var choice = MarketChoice.of(invocation.environment().simulator());
    var simulated = choice.simulated();
    return simulated == null
        ? "live"
        : "%s at %s, clock %s"
            .formatted(choice.market().market(), simulated.url(), simulated.clock());
  }

  private List<String> paths(List<String> files) {
    var root = ArtifactsRoot.of(invocation.home(), settings.global().artifactsDir().toString());
    var folder = root.of(new OutputDir(job.config().outputDir())).resolve(FOLDER.format(dueAt));
    return files.stream().map(name -> root.shown(folder.resolve(name))).toList();
  }
}
