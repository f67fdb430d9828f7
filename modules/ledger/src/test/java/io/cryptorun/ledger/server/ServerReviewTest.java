package io.cryptorun.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a server must be, what it should be, and which statement mends it.
class ServerReviewTest {

  private static final Setting.Whose NODE = new Setting.Whose("prod_app", "prod");

  private final Map<String, Setting> settings = new HashMap<>();
  private int version = 180_001;
  private boolean standby;
  private int standbys;
  private int connectionLimit = -1;

  ServerReviewTest() {
    set("fsync", "on");
    set("full_page_writes", "on");
    set("synchronous_commit", "on");
    set("synchronous_standby_names", "");
    set("default_transaction_isolation", "read committed");
    set("default_transaction_read_only", "off");
    set("max_connections", "100", "configuration file", "postmaster");
    set("superuser_reserved_connections", "3");
    set("reserved_connections", "0");
    set("autovacuum", "on");
    set("wal_level", "replica", "configuration file", "postmaster");
    set("data_checksums", "on", "default", "internal");
    set("log_lock_waits", "on");
    set("deadlock_timeout", "1000");
  }

  @Test
  void serverAsItShouldBe_lacksNothing() {
    assertThat(review()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, off, true, alter system set fsync = on; select pg_reload_conf()",
    "full_page_writes, off, true, alter system set full_page_writes = on; select pg_reload_conf()",
    "synchronous_commit, off, true, alter system set synchronous_commit = on; select"
        + " pg_reload_conf()",
    "default_transaction_isolation, serializable, true, alter system set"
        + " default_transaction_isolation = 'read committed'; select pg_reload_conf()",
    "default_transaction_read_only, on, true, alter system set default_transaction_read_only = off;"
        + " select pg_reload_conf()",
    "max_connections, 42, true, 'alter system set max_connections = 100; then restart the server'",
    "max_connections, 62, false, 'alter system set max_connections = 100; then restart the server'",
    "wal_level, minimal, false, 'alter system set wal_level = replica; then restart the server'",
    "data_checksums, off, false, 'stop the server, then pg_checksums --enable'",
    "autovacuum, off, false, alter system set autovacuum = on; select pg_reload_conf()",
    "log_lock_waits, off, false, alter system set log_lock_waits = on; select pg_reload_conf()",
    "deadlock_timeout, 5000, false, alter system set deadlock_timeout = '500ms'; select"
        + " pg_reload_conf()",
  })
  void oneThingWrong_isToldAlone_withItsStatement(
      String name, String value, boolean fatal, String fix) {
    var known = Objects.requireNonNull(settings.get(name));
    set(name, value, known.source(), known.context());

    assertThat(review())
        .singleElement()
        .satisfies(lack -> {
          assertThat(lack.fatal()).isEqualTo(fatal);
          assertThat(lack.fix()).isEqualTo(fix);
          assertThat(lack.found()).contains(name.equals("max_connections") ? "sessions" : value);
        });
  }

  @Test
  void everythingWrong_isToldAtOnce_fatalFirst() {
    set("fsync", "off");
    set("synchronous_commit", "off", "user", "user");
    set("default_transaction_isolation", "serializable", "database user", "user");
    set("log_lock_waits", "off");
    version = 140_011;
    standby = true;
    connectionLimit = 5;

    assertThat(review()).extracting(Shortcoming::fatal).containsSubsequence(true, false).hasSize(7);
    assertThat(review())
        .extracting(Shortcoming::fix)
        .contains(
            "alter role prod_app reset synchronous_commit",
            "alter role prod_app in database prod reset default_transaction_isolation",
            "alter role prod_app connection limit -1; alter database prod connection limit -1");
    assertThat(lastFatal()).isLessThan(firstWarning());
  }

  @Test
  void standbyThatNoCommitWaitsFor_isAWarning() {
    standbys = 1;
    assertThat(review()).extracting(Shortcoming::fatal).containsExactly(false);

    set("synchronous_standby_names", "*");
    assertThat(review()).isEmpty();

    set("synchronous_commit", "local");
    assertThat(review())
        .extracting(Shortcoming::found)
        .containsExactly("synchronous_commit is local");
  }

  @Test
  void olderServer_isNotAskedForWhatItDoesNotKnow() {
    settings.remove("reserved_connections");
    version = 150_018;

    assertThat(review()).isEmpty();
  }

  @Test
  void oddNames_areQuoted() {
    var setting = new Setting("synchronous_commit", "off", "database", "user");

    assertThat(setting.statement("on", new Setting.Whose("a", "Prod-1")))
        .isEqualTo("alter database \"Prod-1\" reset synchronous_commit");
  }

  private int firstWarning() {
    return review().stream().map(Shortcoming::fatal).toList().indexOf(false);
  }

  private int lastFatal() {
    return review().stream().map(Shortcoming::fatal).toList().lastIndexOf(true);
  }

  private List<Shortcoming> review() {
    return ServerReview.of(
        new ServerReading(NODE, "x", version, standby, standbys, connectionLimit, settings));
  }

  private void set(String name, String value) {
    set(name, value, "configuration file", "sighup");
  }

  private void set(String name, String value, String source, String context) {
    settings.put(name, new Setting(name, value, source, context));
  }
}
