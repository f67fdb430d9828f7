package io.cryptorun.cli.audit;

import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.ledger.audit.ChainReport;
import io.cryptorun.ledger.audit.Fault;
import io.cryptorun.ledger.audit.Scope;
import io.cryptorun.ledger.audit.Verified;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a verification of the history gave, for people and for programs.
record VerificationReport(Verified verified, Scope scope) {

  Fields fields() {
    return new Fields()
        .with("intact", verified.intact())
        .with("since", scope.since())
        .with("events", verified.events())
        .with("publications", verified.publications())
        .with("chains", verified.chains().stream().map(VerificationReport::chain).toList())
        .with("faults", verified.faults().stream().map(VerificationReport::fault).toList())
        .with("faults_untold", verified.untold());
  }

  private static Fields chain(ChainReport chain) {
    return new Fields()
        .with("chain", chain.chain())
        .with("from", chain.from())
        .with("to", chain.to())
        .with("events", chain.events())
        .with("publications", chain.publications())
        .with("removed_up_to", chain.removedUpTo())
        .with("head", chain.head());
  }

  private static Fields fault(Fault fault) {
    return new Fields()
        .with("kind", fault.kind().word())
        .with("chain", fault.chain())
        .with("position", fault.position())
        .with("run_id", fault.runId())
        .with("detail", fault.detail());
  }

  String text() {
    var chains = new Table("CHAIN", "FROM", "TO", "EVENTS", "PUBLICATIONS", "HEAD");
    for (var chain : verified.chains()) {
      chains.row(
          chain.chain(),
          shown(chain.from()),
          shown(chain.to()),
          "%d".formatted(chain.events()),
          "%d".formatted(chain.publications()),
          chain.head());
    }
    return chains.text() + "\n" + (verified.intact() ? intact() : faults());
  }

  private String intact() {
    return String.format(
        Locale.ROOT,
        "✓ %d events and what %d publications speak of are as they were written%s%n",
        verified.events(),
        verified.publications(),
        scope.since() == null
            ? ""
            : "; what is older than %s was believed".formatted(scope.since()));
  }

  private String faults() {
    var faults = new Table("FAULT", "CHAIN", "POSITION", "RUN", "DETAIL");
    for (var fault : verified.faults()) {
      faults.row(
          fault.kind().word(),
          fault.chain(),
          shown(fault.position()),
          Objects.toString(fault.runId(), "-"),
          fault.detail());
    }
    var more = verified.untold() == 0 ? "" : "and %d more%n".formatted(verified.untold());
    return "✗ not as it was written:\n" + faults.text() + more;
  }

  private static String shown(@Nullable Long position) {
    return position == null ? "-" : position.toString();
  }
}
