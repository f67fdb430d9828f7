package io.cryptorun.cli.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.cluster.NodeRow;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeReadinessTest {

  @Test
  void trouble_ofALiveNode_isNone_whateverItsPeerDoes() {
    assertThat(
            NodeReadiness.trouble(
                "a", List.of(node("a", "active", true), node("b", "left", false))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "active, false, node a is dead: nobody holds its lock",
    "draining, true, node a is draining",
    "left, false, node a is left",
    "fenced, false, node a is fenced"
  })
  void trouble_ofANodeThatTakesNoWork_saysWhy(String state, boolean alive, String why) {
    assertThat(
            NodeReadiness.trouble("a", List.of(node("b", "active", true), node("a", state, alive))))
        .containsExactly(why);
  }

  @Test
  void trouble_ofAnUnknownNode_saysSo() {
    assertThat(NodeReadiness.trouble("c", List.of(node("a", "active", true))))
        .containsExactly("node c has never run here");
  }

  private static NodeRow node(String id, String state, boolean alive) {
    return new NodeRow(
        id,
        1,
        state,
        "daemon",
        alive,
        "host",
        "1.0",
        "live",
        Instant.EPOCH,
        null,
        null,
        null,
        0,
        0,
        0,
        null);
  }
}
