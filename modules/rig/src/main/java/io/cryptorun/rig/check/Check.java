package io.cryptorun.rig.check;

import java.util.List;
import java.util.stream.Stream;

/// Looks for violations of some of the invariants.
public interface Check {

  /// None when everything is as it must be.
  List<Finding> look(Evidence evidence);

  /// Looks for violations of all of them.
  static List<Finding> all(Evidence evidence) {
    return Stream.of(
            new LedgerChecks(),
            new JobStoreCheck(),
            new CalendarCheck(),
            new FilesCheck(),
            new WitnessCheck(),
            new RecoveryCheck())
        .flatMap(check -> check.look(evidence).stream())
        .toList();
  }
}
