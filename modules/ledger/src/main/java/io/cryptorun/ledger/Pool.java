package io.cryptorun.ledger;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How one pool of connections is set up. The server ends whatever exceeds the timeouts, so that a
/// frozen process cannot hold a lock the others need.
///
/// @param name last part of the application name of its sessions
/// @param connections fixed size of the pool
/// @param statementTimeout a statement that takes longer is ended
/// @param lockTimeout a statement that waits longer for a lock is ended; below `statementTimeout`
/// @param settings of the server for its sessions, by name, beside those of every session
public record Pool(
    String name,
    int connections,
    Duration statementTimeout,
    Duration lockTimeout,
    Map<String, String> settings) {

  public Pool {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /// A pool without settings of its own.
  public Pool(String name, int connections, Duration statementTimeout, Duration lockTimeout) {
    this(name, connections, statementTimeout, lockTimeout, Map.of());
  }

  /// For a daemon's ledger, caches and budgets.
  public static Pool ledger() {
    return new Pool("ledger", 10, Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  /// For the job store: its threads report, and wait for each other's locks longer. Its commits do
  /// not wait for the disk: what a crash of the server loses is delivered again and meets the
  /// ledger, whose commits do wait. Each of its statements is planned once: they are few, and go by
  /// keys, also where the tables were empty when they were planned.
  public static Pool quartz() {
    return new Pool(
        "quartz",
        6,
        Duration.ofSeconds(10),
        Duration.ofSeconds(4),
        Map.of(
            "synchronous_commit", "off",
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off"));
  }

  /// For a command that asks a few questions and leaves.
  public static Pool command() {
    return new Pool("command", 1, Duration.ofSeconds(30), Duration.ofSeconds(2));
  }

  /// For a command that reads a whole ledger.
  public static Pool examination() {
    return new Pool("examination", 1, Duration.ofMinutes(10), Duration.ofSeconds(2));
  }

  /// For migrations: a change of a large table may take its time.
  public static Pool migration() {
    return new Pool("migration", 2, Duration.ZERO, Duration.ofSeconds(30));
  }

  /// How long a transaction may do nothing; zero for ever, which is left to migrations alone.
  Duration idleInTransaction() {
    return statementTimeout.isZero() ? Duration.ZERO : Duration.ofSeconds(3);
  }
}
