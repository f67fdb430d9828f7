package io.cryptorun.cli.doctor;

import io.cryptorun.ledger.checkup.Checkup;
import io.cryptorun.ledger.checkup.StoreFacts;
import io.cryptorun.ledger.checkup.Violation;
import java.util.List;
import java.util.stream.Stream;

/// Job store, open attempts, history and invariants.
record LedgerCheck(Checkup checkup) {

  List<Measurement> measurements() {
    return Stream.concat(
            Stream.of(triggers(checkup.triggers()), attempts(), history()),
            violations(checkup.violations()).stream())
        .toList();
  }

  private static Measurement triggers(StoreFacts store) {
    var found =
        "%d waiting, %d firing, %d paused%s%s, %d stuck"
            .formatted(
                store.waiting(),
                store.firing(),
                store.paused().size(),
                store.paused().isEmpty()
                    ? ""
                    : " (%s)".formatted(String.join(", ", store.paused())),
                store.other() == 0 ? "" : ", %d other".formatted(store.other()),
                store.stuck().size());
    return store.stuck().isEmpty()
        ? Measurement.ok("triggers", found)
        : Measurement.fail(
            "triggers",
            found + ": " + String.join(", ", store.stuck()),
            "a running node repairs them by itself; else cryptorun cluster unstick");
  }

  private Measurement attempts() {
    var attempts = checkup.attempts();
    var found =
        "%d open, %d past their deadline, %d without an owner"
            .formatted(attempts.open(), attempts.late(), attempts.ownerless());
    return attempts.late() + attempts.ownerless() == 0
        ? Measurement.ok("attempts", found)
        : Measurement.fail("attempts", found, "start a node: it closes them within seconds");
  }

  private Measurement history() {
    var history = checkup.history();
    var found =
        "%d chains, newest %d events computed again, %d changed"
            .formatted(history.chains(), history.events(), history.changed());
    return history.changed() == 0
        ? Measurement.ok("history", found)
        : Measurement.fail("history", found, "cryptorun audit verify tells where");
  }

  private static List<Measurement> violations(List<Violation> violations) {
    if (violations.isEmpty()) {
      return List.of(Measurement.ok("invariants", "0 violated"));
    }
    return violations.stream()
        .map(violation ->
            Measurement.fail(
                "invariants",
                "%s%s: %s"
                    .formatted(
                        violation.invariant(),
                        violation.job() == null ? "" : " of " + violation.job(),
                        violation.detail()),
                "select * from audit.invariants"))
        .toList();
  }
}
