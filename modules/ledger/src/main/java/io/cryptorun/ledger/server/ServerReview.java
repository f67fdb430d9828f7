package io.cryptorun.ledger.server;

import io.cryptorun.ledger.Pool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Holds a server against what a pair of nodes needs. Fatal is what would lose a result that was
/// said to be published, what the fences do not hold under, and what stops a node from working at
/// all; the rest costs evidence or patience.
public final class ServerReview {

  /// The oldest version whose SQL is spoken.
  private static final int OLDEST = 150_000;

  /// Beside its pools: its pulse, the watch over its peers, its ear for signals, the auditor.
  private static final int SINGLE_SESSIONS = 4;

  /// The sessions that one node keeps.
  public static final int OF_A_NODE =
      Pool.ledger().connections() + Pool.quartz().connections() + SINGLE_SESSIONS;

  /// For commands and auditors, and for sessions of a dead node that have not ended yet.
  private static final int TO_SPARE = 20;

  static final List<String> NAMES =
      List.of(
          "fsync",
          "full_page_writes",
          "synchronous_commit",
          "synchronous_standby_names",
          "default_transaction_isolation",
          "default_transaction_read_only",
          "max_connections",
          "superuser_reserved_connections",
          "reserved_connections",
          "autovacuum",
          "wal_level",
          "data_checksums",
          "log_lock_waits",
          "deadlock_timeout");

  private final ServerReading server;
  private final List<Shortcoming> found = new ArrayList<>();

  private ServerReview(ServerReading server) {
    this.server = server;
  }

  /// Everything that is wrong, what is fatal first; empty for a server that is as it should be.
  public static List<Shortcoming> of(ServerReading server) {
    var review = new ServerReview(server);
    review.canWork();
    review.keepsWhatItHas();
    review.hasRoom();
    review.givesEvidence();
    review.found.sort(Comparator.comparing(Shortcoming::fatal).reversed());
    return List.copyOf(review.found);
  }

  private void canWork() {
    if (server.versionNumber() < OLDEST) {
      fatal(
          "PostgreSQL is " + server.version(),
          "15 is the oldest whose SQL this program speaks",
          "upgrade the server");
    }
    if (server.standby()) {
      fatal(
          "the server is a standby",
          "it takes no changes",
          "name the primary, or all servers: postgresql://user@host1,host2/db");
    } else {
      fatalUnless(
          "default_transaction_read_only",
          "off",
          "a node writes: claims, results, its own heartbeat");
    }
    fatalUnless(
        "default_transaction_isolation",
        "read committed",
        "the fences rest on row locks and on the newest row, not on a snapshot");
  }

  private void keepsWhatItHas() {
    var why = "a crash of the server may lose results that were published";
    fatalUnless("fsync", "on", why);
    fatalUnless("full_page_writes", "on", why);
    setting(
        "synchronous_commit",
        commit -> {
          if (commit.is("off")) {
            fatal(
                commit, "on", "a crash of the server may lose claims and results it has confirmed");
          } else if (commit.is("local") && !isEmpty("synchronous_standby_names")) {
            warn(commit, "on", "no commit waits for the synchronous standby");
          }
        });
    if (server.standbys() > 0 && isEmpty("synchronous_standby_names")) {
      setting(
          "synchronous_standby_names",
          names ->
              warn(
                  "standbys follow asynchronously",
                  "a failover may lose the last commits; a node that sees it records lost history",
                  names.statement("'*'", server.whose())));
    }
    warnUnless("wal_level", List.of("replica", "logical"), "no backup to a moment, no standby");
    setting(
        "data_checksums",
        checksums -> {
          if (checksums.is("off")) {
            warn(
                "data_checksums is off",
                "a page that the disk has changed is not noticed",
                "stop the server, then pg_checksums --enable");
          }
        });
  }

  private void hasRoom() {
    long room = server.connections();
    if (room >= 2L * OF_A_NODE + TO_SPARE) {
      return;
    }
    boolean tooFew = room < 2L * OF_A_NODE;
    found.add(
        new Shortcoming(
            tooFew,
            "%d sessions are allowed".formatted(room),
            tooFew
                ? "two nodes keep %d".formatted(2 * OF_A_NODE)
                : "two nodes keep %d; commands and a takeover need some more"
                    .formatted(2 * OF_A_NODE),
            roomier()));
  }

  private String roomier() {
    var whose = server.whose();
    if (server.connectionLimit() >= 0) {
      return "alter role %s connection limit -1; alter database %s connection limit -1"
          .formatted(whose.quotedRole(), whose.quotedDatabase());
    }
    return server
        .setting("max_connections")
        .map(connections -> connections.statement("100", whose))
        .orElse("raise max_connections");
  }

  private void givesEvidence() {
    warnUnless(
        "autovacuum", List.of("on"), "the small hot tables grow, and each firing slows down");
    warnUnless("log_lock_waits", List.of("on"), "nobody can tell afterwards who waited for whom");
    setting(
        "deadlock_timeout",
        timeout -> {
          if (timeout.number() > 1000) {
            warn(timeout, "'500ms'", "a deadlock blocks firings for that long");
          }
        });
  }

  private void fatalUnless(String name, String wanted, String why) {
    setting(
        name,
        setting -> {
          if (!setting.is(wanted)) {
            fatal(setting, sql(wanted), why);
          }
        });
  }

  private void warnUnless(String name, List<String> wanted, String why) {
    setting(
        name,
        setting -> {
          if (wanted.stream().noneMatch(setting::is)) {
            warn(setting, sql(wanted.getFirst()), why);
          }
        });
  }

  private void setting(String name, Consumer<Setting> look) {
    server.setting(name).ifPresent(look);
  }

  private boolean isEmpty(String name) {
    return server.setting(name).map(Setting::value).orElse("").isBlank();
  }

  private static String sql(String value) {
    return value.contains(" ") ? "'" + value + "'" : value;
  }

  private void fatal(Setting setting, String wanted, String why) {
    fatal(told(setting), why, setting.statement(wanted, server.whose()));
  }

  private void warn(Setting setting, String wanted, String why) {
    warn(told(setting), why, setting.statement(wanted, server.whose()));
  }

  private static String told(Setting setting) {
    return "%s is %s".formatted(setting.name(), setting.value());
  }

  private void fatal(String what, String why, String fix) {
    found.add(new Shortcoming(true, what, why, fix));
  }

  private void warn(String what, String why, String fix) {
    found.add(new Shortcoming(false, what, why, fix));
  }
}
