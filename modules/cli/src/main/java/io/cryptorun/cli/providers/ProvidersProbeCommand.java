package io.cryptorun.cli.providers;

import io.cryptorun.app.Application;
import io.cryptorun.app.Home;
import io.cryptorun.app.MarketChoice;
import io.cryptorun.app.Membership;
import io.cryptorun.app.ProviderProbe;
import io.cryptorun.app.RunWatcher;
import io.cryptorun.app.settings.Settings;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Cells;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.config.JobType;
import io.cryptorun.ledger.node.NodeKind;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `providers probe P`: asks an exchange now, through the client and within the budget that runs
/// use, and judges it by that and by the record of all calls.
@Command(
    name = "probe",
    description = "Asks an exchange now whether it answers; exit code 8 when it is not healthy.")
public final class ProvidersProbeCommand implements Callable<Integer> {

  private static final Duration USUAL_TTL = Duration.ofMinutes(5);

  private final Invocation invocation;

  @Parameters(paramLabel = "P", description = "kraken, okx, coinbase or binance.")
  private String name = "";

  public ProvidersProbeCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    var venue = NewestCheck.venue(name);
    var settings = invocation.settings();
    var environment = invocation.environment();
    var market = MarketChoice.of(environment.simulator());
    var home = new Home(environment.home()).writable();
    var url = invocation.databases().forNodes();
    try (var application =
        Application.open(
            home,
            settings,
            url,
            market,
            NodeKind.CLI,
            Membership.commandId(),
            null,
            RunWatcher.nobody())) {
      var ttl = ttl(settings);
      var found = application.providerProbe().ask(venue, ttl);
      invocation.answer(answer(venue, found, ttl));
      boolean well = found.report().isHealthy() && found.probe() instanceof Probe.Answered;
      return (well ? ExitCode.DONE : ExitCode.UNHEALTHY).number();
    }
  }

  private static Duration ttl(Settings settings) {
    return settings.jobs().stream()
        .filter(job -> job.type() == JobType.PROVIDERS_HEALTH)
        .findFirst()
        .map(job -> job.config().ttl())
        .orElse(USUAL_TTL);
  }

  private static Answer answer(Venue venue, ProviderProbe.Found found, Duration baseTtl) {
    var report = found.report();
    var ttl = ttl(found, baseTtl);
    var figures = report.figures();
    var item =
        new Fields()
            .with("provider", venue.id())
            .with("answered", found.probe() instanceof Probe.Answered)
            .with("latency_ms", latency(found.probe()))
            .with("fault", fault(found.probe()))
            .with("healthy", report.isHealthy())
            .with("reasons", report.reasons().stream().map(Enum::name).toList())
            .with("warnings", report.warnings().stream().map(Enum::name).toList())
            .with("response_time_ms", figures.responseTimeMs())
            .with("error_rate", figures.errorRate())
            .with("samples", figures.samples())
            .with("used", figures.rate().used())
            .with("limit", figures.rate().limit())
            .with("usage", figures.rate().usage())
            .with("circuit_state", report.circuit().name())
            .with("base_ttl_seconds", ttl.baseSeconds())
            .with("cache_ttl_seconds", ttl.seconds())
            .with("ttl_reason", ttl.reason());
    var text =
        "%s %s%n%s  circuit %s  errors %s of 1 in %d calls  usage %s %%  TTL %s%n"
            .formatted(
                venue.id(),
                told(found.probe()),
                report.isHealthy() ? "healthy" : "UNHEALTHY " + report.reasons(),
                report.circuit(),
                Cells.figure(figures.errorRate()),
                figures.samples(),
                Cells.figure(figures.rate().usage()),
                ttl.text());
    return Answer.item("ProviderProbe", item, text);
  }

  private static CacheTtl ttl(ProviderProbe.Found found, Duration baseTtl) {
    var report = found.report();
    int base = (int) baseTtl.toSeconds();
    return report.ttl().factor() == 1
        ? new CacheTtl(base, base, null)
        : new CacheTtl(
            base,
            (int) report.cacheTtl().toSeconds(),
            CacheTtl.reason(report.circuit().name(), report.figures().rate().usage()));
  }

  private static String told(Probe probe) {
    return switch (probe) {
      case Probe.Answered(var latency) -> "answered in %d ms".formatted(latency.toMillis());
      case Probe.Failed(var fault, var elapsed) ->
          "did not answer: %s after %d ms".formatted(fault.code(), elapsed.toMillis());
      case Probe.NotMade(var fault) -> "was not asked: %s".formatted(fault.code());
    };
  }

  private static @Nullable Long latency(Probe probe) {
    return probe instanceof Probe.Answered(var latency) ? latency.toMillis() : null;
  }

  private static @Nullable String fault(Probe probe) {
    return switch (probe) {
      case Probe.Answered _ -> null;
      case Probe.Failed(var fault, var _) -> fault.code().name();
      case Probe.NotMade(var fault) -> fault.code().name();
    };
  }
}
