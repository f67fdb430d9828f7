package io.cryptorun.rig.check;

import io.cryptorun.rig.database.Sql;
import io.cryptorun.rig.node.RigJob;
import io.cryptorun.rig.node.Witness;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// What a check looks at. The nodes may go on meanwhile: what must be there for something else is
/// read after it.
///
/// @param witness of all nodes, read each time it is asked for
/// @param home below which the artifacts lie
/// @param healedAt when the last fault had ended, by the database's clock
/// @param until up to when the nodes were there to work, by the same clock: what falls due later is
///   nobody's fault
public record Evidence(
    Sql sql,
    List<RigJob> jobs,
    Supplier<List<Witness.Line>> witness,
    Path home,
    Instant healedAt,
    Instant until) {

  public Evidence {
    jobs = List.copyOf(jobs);
  }
}
