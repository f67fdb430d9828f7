package io.cryptorun.bench.pair;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is measured. All work with eight threads and at most six sessions, on a database of their
/// own.
enum Contender {
  /// A node as it runs in production: job store, claim, fenced publication, event chain.
  LEDGER("CryptoRun", "cryptorun"),
  /// The job store alone, its jobs known to no ledger.
  STORE("CryptoRun's job store, no ledger", "cryptorun"),
  /// As it comes, clustered.
  QUARTZ("Quartz 2.5.2", "quartz"),
  /// Takes eight triggers at a time under the cluster's lock.
  QUARTZ_BATCHES("Quartz 2.5.2, batches of 8", "quartz"),
  /// Polls by locking and fetching at once, its fastest way on PostgreSQL.
  DB_SCHEDULER("db-scheduler 16.12.0", "dbscheduler");

  /// Threads of each process that run jobs.
  static final int THREADS = 8;

  /// Sessions of each process for its schedule.
  static final int SESSIONS = 6;

  private final String label;
  private final String database;

  Contender(String label, String database) {
    this.label = label;
    this.database = database;
  }

  String label() {
    return label;
  }

  /// Name of its database.
  String database() {
    return database;
  }

  /// Those with these names, separated by commas; all when none is named.
  static List<Contender> named(@Nullable String names) {
    return names == null
        ? List.of(values())
        : Stream.of(names.split(",", -1)).map(Contender::of).toList();
  }

  /// The one with this name, in any case.
  static Contender of(String name) {
    var wanted = name.replace('-', '_').toUpperCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(one -> one.name().equals(wanted))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "no contender is named %s; known: %s".formatted(name, Arrays.toString(values()))));
  }
}
