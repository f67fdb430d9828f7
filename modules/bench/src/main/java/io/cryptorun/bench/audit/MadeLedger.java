package io.cryptorun.bench.audit;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/// A ledger that was made by SQL, on the embedded server of a home.
record MadeLedger(Home home, EmbeddedDatabase database) {

  private static final String COUNTS =
      """
      select format('%s runs, %s gate decisions, %s events, %s artifacts, %s health checks; %s on disk',
        (select count(*) from cryptorun.attempt), (select count(*) from cryptorun.gate_decision),
        (select count(*) from cryptorun.event), (select count(*) from cryptorun.artifact),
        (select count(*) from cryptorun.provider_check), pg_size_pretty(pg_database_size(current_database())))
      """;

  /// Uses the ledger that is there, or makes one.
  static MadeLedger in(Home home, int runs) throws IOException, SQLException {
    var ledger = new MadeLedger(home, EmbeddedDatabase.ready(home));
    try (var session = ledger.superuser();
        var statement = session.createStatement()) {
      if (isEmpty(session)) {
        statement.execute("set ledger_bench.runs = '%d'".formatted(runs));
        statement.execute(script());
        statement.execute("vacuum analyze");
      }
    }
    return ledger;
  }

  private static boolean isEmpty(Connection session) throws SQLException {
    try (var statement = session.createStatement();
        var answer = statement.executeQuery("select not exists (select from cryptorun.attempt)")) {
      return answer.next() && answer.getBoolean(1);
    }
  }

  private static String script() throws IOException {
    try (InputStream in = MadeLedger.class.getResourceAsStream("ledger.sql")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// How much there is.
  String told() throws SQLException, IOException {
    try (var session = superuser();
        var statement = session.createStatement();
        var answer = statement.executeQuery(COUNTS)) {
      answer.next();
      return answer.getString(1);
    }
  }

  /// A session with every right and without a time limit.
  Connection superuser() throws IOException, SQLException {
    var server = EmbeddedPostgres.in(home.postgres());
    var superuser = server.superuser();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.start().port(), EmbeddedDatabase.NAME),
        superuser.role(),
        superuser.password());
  }

  /// Sessions of the auditor.
  Database auditor() {
    return Database.open(database.url(Role.AUDITOR), Pool.command());
  }
}
