package io.cryptorun.jobs.health;

import io.cryptorun.artifacts.ArtifactsRoot;
import io.cryptorun.domain.health.HealthReport;
import io.cryptorun.domain.health.Probe;
import io.cryptorun.domain.health.ProviderReport;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.jobs.FileRows;
import io.cryptorun.jobs.Firing;
import io.cryptorun.ledger.result.ProviderCheckRow;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A check as the rows that make it count: its figures, its file, and what it found of each
/// exchange. A replay leaves no findings behind.
public final class HealthRows {

  private final Firing firing;
  private final ArtifactsRoot root;

  public HealthRows(Firing firing, ArtifactsRoot root) {
    this.firing = firing;
    this.root = root;
  }

  /// All rows of a publication. A check that an exchange did not answer is partial: what the check
  /// says of it, it says without having heard from it.
  public Publication of(
      HealthReport report, Map<Venue, Probe> probes, io.cryptorun.artifacts.Publication files) {
    var silent =
        report.providers().stream()
            .map(ProviderReport::venue)
            .filter(venue -> !(probes.get(venue) instanceof Probe.Answered))
            .map(Venue::id)
            .collect(Collectors.joining(", "));
    return new Publication(
        silent.isEmpty() ? Outcome.SUCCESS : Outcome.PARTIAL,
        silent.isEmpty() ? null : "no answer from " + silent,
        figures(report, probes),
        FileRows.of(files, root),
        List.of(),
        firing.isReplay()
            ? Publication.StateRows.none()
            : Publication.StateRows.none().withChecks(checks(report)));
  }

  private static RunFigures figures(HealthReport report, Map<Venue, Probe> probes) {
    long answered = probes.values().stream().filter(Probe.Answered.class::isInstance).count();
    return new RunFigures(null, null, null, null, report.providers().size(), (int) answered, null);
  }

  private static List<ProviderCheckRow> checks(HealthReport report) {
    var rows = new ArrayList<ProviderCheckRow>();
    for (var provider : report.providers()) {
      rows.add(row(provider, rows.size() + 1));
    }
    return rows;
  }

  private static ProviderCheckRow row(ProviderReport provider, int position) {
    var figures = provider.figures();
    var rate = figures.rate();
    var budget = figures.budget();
    var fallback = provider.fallback();
    return new ProviderCheckRow(
        provider.venue().id(),
        position,
        provider.isHealthy(),
        provider.reasons().stream().map(Enum::name).toList(),
        provider.warnings().stream().map(Enum::name).toList(),
        figures.responseTimeMs(),
        figures.errorRate(),
        figures.samples(),
        figures.p99Ms(),
        rate.used(),
        rate.limit(),
        rate.usage(),
        rate.source().id(),
        budget.spent().today(),
        budget.quota().daily(),
        budget.spent().thisMonth(),
        budget.quota().monthly(),
        provider.circuit().name(),
        (int) provider.cacheTtl().toSeconds(),
        provider.ttl().factor(),
        fallback == null ? null : fallback.id());
  }
}
