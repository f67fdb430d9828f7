package io.cryptorun.bench.pair;

import io.cryptorun.bench.Arguments;
import io.cryptorun.bench.Table;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a firing costs the server, as the server itself counts it: statements that a client sent,
/// by kind, those that ran inside them, the server's time, and bytes of its log. `--jobs 400` fall
/// due at once on one node; what an idle node does meanwhile is part of it. `--list 1` tells every
/// statement.
public final class Statements {

  private final Arena arena;
  private final int jobs;
  private final Rhythm rhythm = Rhythm.notNow(Instant.now());

  private Statements(Arena arena, int jobs) {
    this.arena = arena;
    this.jobs = jobs;
  }

  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    var read = new Arguments(arguments, Set.of("jobs", "list", "contenders"));
    try (var arena = Arena.open(true)) {
      var statements = new Statements(arena, read.number("jobs", 400));
      var counted = new ArrayList<StatementCount>();
      for (var contender : Contender.named(read.text("contenders"))) {
        counted.add(statements.count(contender));
      }
      System.out.println(overview(counted));
      if (read.number("list", 0) > 0) {
        counted.forEach(count -> System.out.println(count.listed()));
      }
    }
  }

  private StatementCount count(Contender contender)
      throws IOException, SQLException, InterruptedException {
    try (var process = arena.startOn(contender, jobs, rhythm, Arena.NEVER)) {
      var burst = new Burst(arena, contender, List.of(process), jobs);
      burst.seconds(); // compiles, and prepares what it sends
      arena.awaitRest(contender);
      var session = arena.session(contender);
      StatementCount.reset(session);
      burst.seconds();
      arena.awaitRest(contender);
      return StatementCount.read(session, contender, jobs);
    }
  }

  private static Table overview(List<StatementCount> counted) {
    var table =
        new Table(
            "contender",
            "select",
            "insert",
            "update",
            "delete",
            "begin, commit",
            "other",
            "sent",
            "inside them",
            "server ms",
            "log bytes");
    counted.forEach(count -> table.row(count.cells()));
    return table;
  }
}
