package io.cryptorun.rig.check;

import io.cryptorun.rig.node.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the jobs saw of themselves agrees with the ledger: no execution without its attempt, and no
/// result without an execution that came to its end.
public final class WitnessCheck implements Check {

  private static final String ATTEMPTS =
      """
      select run_id, format('%s %s %s %s', node, epoch, job, attempt), outcome in ('success', 'partial')
      from cryptorun.attempt
      where kind = 'cron' or kind = 'manual'
      """;

  @Override
  public List<Finding> look(Evidence evidence) {
    var begun = lines(evidence, "start");
    var attempts =
        evidence
            .sql()
            .list(
                ATTEMPTS,
                row -> new Attempt(row.getString(1), row.getString(2), row.getBoolean(3)));
    var findings = new ArrayList<Finding>();
    var byRun = attempts.stream().collect(Collectors.toMap(Attempt::runId, Attempt::told));
    begun.stream()
        .filter(line -> !told(line).equals(byRun.get(line.runId())))
        .map(line -> unrecorded(line, byRun))
        .forEach(findings::add);
    var ended =
        lines(evidence, "end").stream().map(Witness.Line::runId).collect(Collectors.toSet());
    attempts.stream()
        .filter(attempt -> attempt.counts() && !ended.contains(attempt.runId()))
        .map(attempt -> "run %s counts and was never seen to end".formatted(attempt.runId()))
        .map(detail -> new Finding(Invariant.I11, detail))
        .forEach(findings::add);
    return findings;
  }

  private static Finding unrecorded(Witness.Line line, Map<String, String> byRun) {
    return new Finding(
        Invariant.I11,
        "%s was executed as %s; the ledger says %s"
            .formatted(line.runId(), told(line), byRun.getOrDefault(line.runId(), "nothing")));
  }

  private static List<Witness.Line> lines(Evidence evidence, String what) {
    return evidence.witness().get().stream().filter(line -> line.what().equals(what)).toList();
  }

  private static String told(Witness.Line line) {
    return "%s %d %s %d".formatted(line.node(), line.epoch(), line.job(), line.attempt());
  }

  private record Attempt(String runId, String told, boolean counts) {}
}
