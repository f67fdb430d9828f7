package io.cryptorun.bench.start;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Sample;
import io.cryptorun.bench.ScratchHome;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Start-up of `runs list`, of `schedule list` with and without the AOT cache, of `version`, which
/// needs neither configuration nor database, and of a JVM that prints a line, as the floor.
/// `--rounds 11`.
public final class StartUp {

  /// What is started in each round.
  private enum Start {
    FLOOR("a JVM that prints a line", "", ""),
    RUNS("runs list, AOT cache", "", "runs list"),
    VERSION("version, AOT cache", "", "version"),
    WITH("schedule list, AOT cache", "", "schedule list"),
    WITHOUT("schedule list, no AOT cache", "-XX:AOTMode=off", "schedule list");

    private final String label;
    private final String javaOptions;
    private final String command;

    Start(String label, String javaOptions, String command) {
      this.label = label;
      this.javaOptions = javaOptions;
      this.command = command;
    }

    Launch in(ScratchHome home) throws IOException, InterruptedException {
      return command.isEmpty()
          ? Launch.ofJvm(home.path(), Floor.class)
          : Launch.of(home.path(), javaOptions, List.of(command.split(" ", -1)));
    }
  }

  private StartUp() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rounds = new Arguments(arguments, Set.of("rounds")).number("rounds", 11);
    try (var home = ScratchHome.open()) {
      System.out.println(table(measure(home, rounds)));
    }
  }

  private static Map<Start, List<Launch>> measure(ScratchHome home, int rounds)
      throws IOException, InterruptedException {
    var launches = new EnumMap<Start, List<Launch>>(Start.class);
    for (var start : Start.values()) {
      launches.put(start, new ArrayList<>());
      start.in(home); // the first of all builds, and makes the cache
    }
    for (int round = 0; round < rounds; round++) {
      for (var entry : launches.entrySet()) {
        entry.getValue().add(entry.getKey().in(home));
      }
    }
    return launches;
  }

  private static Table table(Map<Start, List<Launch>> launches) {
    var table = new Table("start", "rounds", "wall ms", "ratio in each round", "peak RSS MB");
    var without = launches.getOrDefault(Start.WITHOUT, List.of());
    launches.forEach((start, measured) ->
        table.row(
            start.label,
            String.valueOf(measured.size()),
            sample(measured, Launch::millis).told("%.0f"),
            ratios(measured, without).told("%.2f"),
            sample(measured, Launch::peakMegabytes).told("%.0f")));
    return table;
  }

  private static Sample sample(List<Launch> launches, ToDoubleFunction<Launch> figure) {
    return new Sample(launches.stream().map(figure::applyAsDouble).toList());
  }

  /// A round's starts meet the same load, so they are compared with each other.
  private static Sample ratios(List<Launch> launches, List<Launch> others) {
    var ratios = new ArrayList<Double>();
    for (int round = 0; round < launches.size(); round++) {
      ratios.add(launches.get(round).millis() / others.get(round).millis());
    }
    return new Sample(ratios);
  }
}
