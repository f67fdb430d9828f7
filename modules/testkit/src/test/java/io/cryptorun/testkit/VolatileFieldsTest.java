package io.cryptorun.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VolatileFieldsTest {

  private static final VolatileFields FIELDS =
      VolatileFields.parse(
          """
          # a remark

          a.json  /id
          a.json  /rows/*/age
          a.json  /rows/*/gates/gate=late/text
          b.json  /name
          c.csv   /age
          """);

  @Test
  void removal_everyNamedField_isGoneAndNothingElse() {
    var json =
        """
        {"id": 1, "name": "x", "rows": [
          {"age": 2, "rank": 1, "gates": [{"gate": "late", "text": "3 s"}, {"gate": "score", "text": "4"}]},
          {"rank": 2}]}
        """;

    assertThat(FIELDS.removedFrom("a.json", json).replaceAll("\\s", ""))
        .isEqualTo(
            """
            {"name":"x","rows":[{"rank":1,"gates":[{"gate":"late"},{"gate":"score","text":"4"}]},\
            {"rank":2}]}\
            """);
  }

  @Test
  void removal_fieldOfAnotherFile_stays() {
    assertThat(FIELDS.removedFrom("c.json", "{\"id\": 1}")).contains("id");
  }

  @Test
  void removal_columnOfATable_isGoneFromHeaderAndRows() {
    assertThat(FIELDS.removedFrom("c.csv", "name,age,rank\nx,2,1\ny,,2\n"))
        .isEqualTo("name,rank\nx,1\ny,2");
  }

  @Test
  void list_lineWithoutAPath_isRefused() {
    assertThatThrownBy(() -> VolatileFields.parse("a.json")).hasMessageContaining("a.json");
  }
}
