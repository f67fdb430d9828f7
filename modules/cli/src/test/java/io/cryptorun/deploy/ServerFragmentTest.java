package io.cryptorun.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.server.ServerReading;
import io.cryptorun.ledger.server.ServerReview;
import io.cryptorun.ledger.server.Setting;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server's settings that ship, read by a real server.
class ServerFragmentTest {

  private static final String FRAGMENT = "postgresql/cryptorun.conf";

  @TempDir static Path home;

  private static final Map<String, String> READ = new TreeMap<>();
  private static final List<String> FAULTS = new ArrayList<>();

  @BeforeAll
  static void includeInAServer() throws IOException, SQLException {
    var postgres = EmbeddedPostgres.in(home);
    var server = postgres.start();
    try (var session =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.port()),
            postgres.superuser().role(),
            postgres.superuser().password())) {
      var fragment = Deployed.FOLDER.resolve(FRAGMENT);
      Files.copy(fragment, server.dataDirectory().resolve("deployed.conf"));
      Files.writeString(
          server.dataDirectory().resolve("postgresql.conf"),
          "\ninclude 'deployed.conf'\n",
          StandardOpenOption.APPEND);
      read(session);
    } finally {
      postgres.stop();
    }
  }

  /// The server reads its files anew for this view, without taking them over.
  private static void read(Connection session) throws SQLException {
    try (var statement = session.createStatement();
        var rows =
            statement.executeQuery(
                """
                select name, setting, coalesce(error, '')
                from pg_file_settings where sourcefile like '%deployed.conf'
                """)) {
      while (rows.next()) {
        READ.put(rows.getString(1), rows.getString(2));
        if (!rows.getString(3).isEmpty()
            && !rows.getString(3).equals("setting could not be applied")) {
          FAULTS.add(rows.getString(1) + ": " + rows.getString(3));
        }
      }
    }
  }

  @Test
  void everyLine_isASettingThatTheServerTakes() throws IOException {
    var lines = Deployed.text(FRAGMENT).lines().filter(line -> line.matches("[a-z_]+ = .*"));

    assertThat(FAULTS).isEmpty();
    assertThat(READ).hasSize(Math.toIntExact(lines.count()));
  }

  @Test
  void whatIsCommitted_isKept() {
    assertThat(READ)
        .containsEntry("fsync", "on")
        .containsEntry("full_page_writes", "on")
        .containsEntry("synchronous_commit", "on")
        .containsEntry("default_transaction_isolation", "read committed");
  }

  @Test
  void deadClients_areNoticedWithinSeconds() {
    assertThat(READ)
        .containsEntry("client_connection_check_interval", "500ms")
        .containsEntry("tcp_keepalives_idle", "1")
        .containsEntry("tcp_keepalives_interval", "1")
        .containsEntry("tcp_keepalives_count", "3")
        .containsEntry("tcp_user_timeout", "4000");
  }

  @Test
  void connections_areEnoughForBothNodesTwice() {
    assertThat(Integer.parseInt(READ.getOrDefault("max_connections", "0")))
        .isGreaterThanOrEqualTo(2 * 2 * ServerReview.OF_A_NODE + 20);
  }

  @Test
  void nodesOwnReview_findsNothingLacking() {
    var whose = new Setting.Whose("cryptorun_app", "cryptorun");
    var settings = new TreeMap<String, Setting>();
    READ.forEach((name, value) ->
        settings.put(
            name,
            new Setting(name, value.replace("500ms", "500"), "configuration file", "sighup")));

    assertThat(settings).containsKeys("fsync", "wal_level", "log_lock_waits", "deadlock_timeout");
    assertThat(ServerReview.of(new ServerReading(whose, "15", 150_000, false, 0, -1, settings)))
        .isEmpty();
  }
}
