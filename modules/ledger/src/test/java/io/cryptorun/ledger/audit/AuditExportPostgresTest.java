package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditExportPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  /// Neither the limit of a transaction (three times that of a statement) nor that of doing nothing
  /// (three seconds) ends a snapshot whose rows are written slowly.
  @Test
  void slowDisk_doesNotCostTheSnapshot() throws Exception {
    var pool = new Pool("slow", 1, Duration.ofSeconds(2), Duration.ofMillis(500));
    var told = new ArrayList<String>();

    try (var database = Schema.open(Schema.app(POSTGRES.database()), pool)) {
      new AuditExport(database)
          .copy(
              Instant.EPOCH,
              AuditExport.Form.JSONL,
              _ -> OutputStream.nullOutputStream(),
              (view, _) -> {
                if (told.isEmpty()) {
                  awaitOldTransaction();
                }
                told.add(view);
              });
    }

    assertThat(told).isEqualTo(AuditExport.views());
  }

  private static void awaitOldTransaction() {
    try (var session = POSTGRES.database().connect();
        var question =
            session.prepareStatement(
                """
                select count(*)
                from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and application_name like '%slow'
                  and clock_timestamp() - state_change < interval '6500 ms'
                """)) {
      boolean young = true;
      while (young) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        try (var rows = question.executeQuery()) {
          rows.next();
          young = rows.getInt(1) > 0;
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
