package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows under no hash that a superuser changes, each put back afterwards.
class AccountedRowsPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Tampering superuser;

  @BeforeEach
  void work() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("accounted-" + job, NodeKind.DAEMON);
    superuser = new Tampering(POSTGRES.database());
    cluster.asked(node, CommandKind.PAUSE, job, "venue maintenance");
    Cluster.fence(cluster.request(node.node(), job, SlotKind.MANUAL, "r-" + job));
    assertThat(verify().faults()).isEmpty();
  }

  @AfterEach
  void leave() {
    node.close();
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          changed_command | command    | update cryptorun.command set reason = 'because'
          changed_command | command    | update cryptorun.command set requested_by = 'ana@desk'
          changed_command | command    | delete from cryptorun.command
          changed_node    | node_epoch | update cryptorun.node_epoch set host = 'elsewhere'
          changed_run     | attempt    | update cryptorun.attempt set node = 'node-z'
          changed_run     | attempt    | delete from cryptorun.attempt
          """)
  void rowThatIsNotWhatItsEventTells_isNamed(String fault, String table, String forgery)
      throws SQLException {
    superuser.with("create table kept as select * from cryptorun." + table, forgery);
    var faults = verify().faults();
    superuser.with(
        "delete from cryptorun." + table,
        "insert into cryptorun.%1$s overriding system value select * from kept".formatted(table),
        "drop table kept");

    assertThat(faults).isNotEmpty().allMatch(found -> found.kind().word().equals(fault));
    assertThat(verify().faults()).isEmpty();
  }

  @Test
  void requestThatNobodyMade_isNamed() throws SQLException {
    superuser.with(
        "insert into cryptorun.command (command, target, requested_by, requested_from) values"
            + " ('pause', 'forged', 'ana', 'desk')");
    var faults = verify().faults();
    superuser.with("delete from cryptorun.command where target = 'forged'");

    assertThat(faults)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.kind()).isEqualTo(Fault.Kind.UNACCOUNTED_COMMAND);
          assertThat(found.detail()).contains("pause of forged, was never asked for");
        });
  }

  private Verified verify() {
    return new VerifyHistory(cluster.database).verify(new Scope(null, null), (_, _, _) -> {});
  }
}
