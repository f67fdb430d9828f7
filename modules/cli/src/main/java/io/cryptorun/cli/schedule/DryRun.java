package io.cryptorun.cli.schedule;

import io.cryptorun.app.MarketChoice;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.artifacts.OutputDir;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.gates.GateRules;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The plan of a run, from the configuration alone: no row, no file, no database. What only the
/// ledger or a venue could tell is shown as unknown.
final class DryRun {

  private static final DateTimeFormatter FOLDER =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> FILES = List.of("signals.csv", "explain.json", "manifest.json");

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
    var rules = GateRules.hot(job.enforcedGates());
    var gates = Stream.of(Gate.values()).map(gate -> gate(rules, gate)).toList();
    var paths = paths();
    return Answer.item("DryRun", fields(market, gates, paths), text(market, gates, paths));
  }

  private String text(@Nullable String market, List<String> gates, List<String> paths) {
    var config = job.config();
    return """
    🔍 DRY RUN %s - nothing is written, the ledger is not touched
    Type         : %s
    Universe     : %s, at most %d symbols, %d rows
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
            config.universe().spec(),
            config.maxSample(),
            config.topN(),
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

  private List<String> paths() {
    var root = ArtifactsRoot.of(invocation.home(), settings.global().artifactsDir().toString());
    var folder = root.of(new OutputDir(job.config().outputDir())).resolve(FOLDER.format(dueAt));
    return FILES.stream().map(name -> root.shown(folder.resolve(name))).toList();
  }

  private static String gate(GateRules rules, Gate gate) {
    return "%s (%s%s)".formatted(gate.id(), rules.classOf(gate).id(), threshold(rules, gate));
  }

  private static String threshold(GateRules rules, Gate gate) {
    return switch (gate) {
      case SCORE -> ", >= " + rules.scoreMin();
      case VADR -> ", >= %s, p80 and the tier's minimum".formatted(rules.vadrFloor());
      case SPREAD -> ", <= %d bps or the tier's cap".formatted(rules.spreadMaxBps());
      case DEPTH -> ", >= %d USD or the tier's minimum".formatted(rules.depthMinUsd());
      default -> "";
    };
  }
}
