package io.cryptorun.cli.schedule;

import io.cryptorun.domain.gates.Gate;
import io.cryptorun.domain.gates.GateRules;
import io.cryptorun.domain.health.Reason;
import io.cryptorun.domain.premove.PremoveGate;
import io.cryptorun.domain.regime.Indicator;
import io.cryptorun.jobs.config.JobSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a run of a job would judge by and which files it would publish.
///
/// @param rules gates and thresholds, one line each, in the order in which they are asked
/// @param files in the order in which they are published
record RunPlan(List<String> rules, List<String> files) {

  static RunPlan of(JobSettings job) {
    return new RunPlan(rules(job), files(job));
  }

  private static List<String> rules(JobSettings job) {
    return switch (job.type()) {
      case SCAN_HOT -> gates(GateRules.hot(job.enforcedGates()));
      case SCAN_WARM -> gates(GateRules.warm(job.enforcedGates()));
      case REGIME_REFRESH ->
          Stream.of(Indicator.values())
              .map(indicator -> "%s (%s)".formatted(indicator.id(), indicator.rule()))
              .toList();
      case PROVIDERS_HEALTH ->
          Stream.of(Reason.values()).map(reason -> "unhealthy when " + reason).toList();
      case PREMOVE_HOURLY -> premove(job);
    };
  }

  private static List<String> gates(GateRules rules) {
    return Stream.of(Gate.values()).map(gate -> gate(rules, gate)).toList();
  }

  private static String gate(GateRules rules, Gate gate) {
    return "%s (%s%s)".formatted(gate.id(), rules.classOf(gate).id(), threshold(rules, gate));
  }

  private static String threshold(GateRules rules, Gate gate) {
    boolean hot = rules.style() == GateRules.Style.HOT;
    return switch (gate) {
      case SCORE -> ", >= " + rules.scoreMin();
      case VADR ->
          hot
              ? ", >= %s, p80 and the tier's minimum".formatted(rules.vadrFloor())
              : ", >= p80 and the tier's minimum";
      case SPREAD ->
          ", <= %d bps%s".formatted(rules.spreadMaxBps(), hot ? " or the tier's cap" : "");
      case DEPTH ->
          ", >= %d USD%s".formatted(rules.depthMinUsd(), hot ? " or the tier's minimum" : "");
      default -> "";
    };
  }

  private static List<String> premove(JobSettings job) {
    var rule = job.config().premoveRule();
    var lines = new ArrayList<String>();
    for (var name : rule.requireGates()) {
      lines.add("%s (%s)".formatted(name, asks(PremoveGate.of(name).orElseThrow())));
    }
    lines.add(
        "at least %d of these %d%s"
            .formatted(
                rule.minGatesPassed(),
                rule.requireGates().size(),
                rule.volumeConfirm() ? ", and volume under risk_off and btc_driven" : ""));
    return lines;
  }

  private static String asks(PremoveGate gate) {
    return gate.asks().stream()
        .map(condition ->
            "%s %s %s"
                .formatted(condition.name(), condition.comparison().op(), condition.threshold()))
        .collect(Collectors.joining(" and "));
  }

  private static List<String> files(JobSettings job) {
    var files = new ArrayList<String>();
    switch (job.type()) {
      case SCAN_HOT -> {
        files.add("signals.csv");
        if (job.config().premove()) {
          files.add("premove.csv");
        }
        files.add("explain.json");
      }
      case SCAN_WARM -> files.addAll(List.of("warm_signals.csv", "explain.json"));
      case REGIME_REFRESH -> files.add("regime.json");
      case PROVIDERS_HEALTH -> files.add("health.json");
      case PREMOVE_HOURLY -> files.add("premove_alerts.json");
    }
    files.add("manifest.json");
    return files;
  }
}
