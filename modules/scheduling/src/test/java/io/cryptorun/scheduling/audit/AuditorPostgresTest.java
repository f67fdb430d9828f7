package io.cryptorun.scheduling.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.jobs.Questions;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.cluster.Standing;
import io.cryptorun.scheduling.store.Polled;
import io.cryptorun.testkit.PostgresExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Which of two nodes looks after the slots.
class AuditorPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final Node a = new Node("a");
  private final Node b = new Node("b");
  private final List<String> done = new ArrayList<>();
  private final Auditor ofA = auditor(a, node -> done.add(node.node() + " first"));
  private final Auditor ofB = auditor(b, node -> done.add(node.node() + " first"));

  @AfterEach
  void close() {
    ofA.close();
    ofB.close();
    awaitFree();
  }

  /// The server lets go of a lock a moment after the session that held it has said goodbye.
  private static void awaitFree() {
    var held =
        """
        select count(*)
        from pg_locks l
        join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 7207
        """;
    Polled.until(() -> new Questions(POSTGRES.database()).count(held) == 0);
  }

  @Test
  void look_isOneNodes_untilItLetsGo() {
    assertThat(ofA.look(a.node())).isTrue();
    assertThat(ofB.look(b.node())).isFalse();

    ofA.close();
    awaitFree();

    assertThat(ofB.look(b.node())).isTrue();
    assertThat(done).containsExactly("a first", "a second", "b first", "b second");
  }

  @Test
  void look_byANodeThatGivesWay_letsTheOtherBeTheAuditor_andKeepsOut() {
    assertThat(ofA.look(a.node())).isTrue();
    a.givesWay = true;

    assertThat(ofA.look(a.node())).isFalse();
    awaitFree();

    assertThat(ofB.look(b.node())).isTrue();
    for (int i = 0; i < 5; i++) {
      assertThat(ofA.look(a.node())).isFalse();
    }
    a.givesWay = false;
    assertThat(ofA.look(a.node())).as("quick again, and the other has the lock").isFalse();
  }

  @Test
  void look_byANodeThatGivesWayToNobody_isMadeAfterAll() {
    a.givesWay = true;
    assertThat(ofA.look(a.node())).isFalse();
    assertThat(ofA.look(a.node())).isFalse();
    awaitFree();

    assertThat(ofA.look(a.node())).isTrue();
    assertThat(ofA.look(a.node())).isTrue();
    assertThat(done).containsExactly("a first", "a second", "a first", "a second");
  }

  /// The next duty may hold the cluster's lock: it is left to the other.
  @Test
  void look_inWhichTheNodeTurnsSlow_endsThere() {
    try (var turning = auditor(a, _ -> a.givesWay = true)) {
      assertThat(turning.look(a.node())).isTrue();
      awaitFree();

      assertThat(ofB.look(b.node())).isTrue();
    }
    assertThat(done).containsExactly("b first", "b second");
  }

  private Auditor auditor(Node node, Consumer<NodeEpoch> first) {
    return new Auditor(
        Schema.app(POSTGRES.database()),
        node,
        List.of(first, who -> done.add(who.node() + " second")));
  }

  /// A node whose way to the database is as the test says.
  private static final class Node implements Standing {

    private final NodeEpoch node;
    private boolean givesWay;

    Node(String id) {
      this.node = new NodeEpoch(id, 1);
    }

    @Override
    public NodeEpoch node() {
      return node;
    }

    @Override
    public boolean mayClaim() {
      return true;
    }

    @Override
    public boolean isMember() {
      return true;
    }

    @Override
    public boolean givesWay() {
      return givesWay;
    }
  }
}
