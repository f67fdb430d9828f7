package io.cryptorun.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {

  @Test
  void facts_ofAStep_readAsAList_withoutWhatIsUnknown_andWithShortHashes() {
    var detail =
        """
        {"epoch": 2, "market": "sim:%s", "drift": null, "lost": [], "jobs": ["scan.hot", "scan.warm"],
         "after": {"paused": "true"}}
        """
            .formatted("ab".repeat(32));

    assertThat(Cells.facts(Json.fields(detail)))
        .isEqualTo(
            "epoch 2, market sim:abababababab, lost none, jobs scan.hot scan.warm, after (paused"
                + " true)");
  }
}
