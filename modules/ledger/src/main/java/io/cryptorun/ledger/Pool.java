package io.cryptorun.ledger;

import java.time.Duration;

/// How one pool of connections is set up. The server ends whatever exceeds the timeouts, so that a
/// frozen process cannot hold a lock the others need.
///
/// @param name last part of the application name of its sessions
/// @param connections fixed size of the pool
/// @param statementTimeout a statement that takes longer is ended
/// @param lockTimeout a statement that waits longer for a lock is ended; below `statementTimeout`
/// @param waitsForDisk whether a commit waits until it is on the disk; without that a crash of the
///   server may lose the commits of its last moments, in their order
public record Pool(
    String name,
    int connections,
    Duration statementTimeout,
    Duration lockTimeout,
    boolean waitsForDisk) {

  /// A pool whose commits stay.
  public Pool(String name, int connections, Duration statementTimeout, Duration lockTimeout) {
    this(name, connections, statementTimeout, lockTimeout, true);
  }

  /// For a daemon's ledger, caches and budgets.
  public static Pool ledger() {
    return new Pool("ledger", 10, Duration.ofSeconds(5), Duration.ofSeconds(2));
  }

  /// For the job store: its threads report, and wait for each other's locks longer. What it loses
  /// in a crash of the server is delivered again and meets the ledger, whose commits do wait.
  public static Pool quartz() {
    return new Pool("quartz", 6, Duration.ofSeconds(10), Duration.ofSeconds(4), false);
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

  /// How long a transaction may do nothing; zero for ever. While a migration works in one session,
  /// its library holds a lock in a transaction of another.
  Duration idleInTransaction() {
    return statementTimeout.isZero() ? Duration.ZERO : Duration.ofSeconds(3);
  }
}
