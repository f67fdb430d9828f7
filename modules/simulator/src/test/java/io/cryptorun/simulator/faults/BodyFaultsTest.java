package io.cryptorun.simulator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cryptorun.simulator.Caller;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          payload_absent  | {"error":[],"result":{"A":1}}       | {"error":[]}
          payload_empty   | {"error":[],"result":{"A":1}}       | {"error":[],"result":{}}
          payload_null    | {"error":[],"result":{"A":1}}       | {"error":[],"result":null}
          payload_absent  | {"code":"0","msg":"","data":[1]}    | {"code":"0","msg":""}
          payload_empty   | {"code":"0","msg":"","data":[1]}    | {"code":"0","msg":"","data":[]}
          payload_empty   | [[1,2]]                             | []
          payload_null    | [[1,2]]                             | null
          message_object  | [[1,2]]                             | {"message":"Internal server error"}
          key_order       | {"a":{"b":1,"c":2},"d":[{"e":1,"f":2}]} | {"d":[{"f":2,"e":1}],"a":{"c":2,"b":1}}
          number_nan      | {"a":"1.50","b":"2.5","c":7}        | {"a":"NaN","b":"2.5","c":7}
          number_empty    | ["1.50","x",3]                      | ["","x",3]
          number_null     | [1.5,2.5]                           | [null,2.5]
          number_type     | ["1.50",2.5,"x",3]                  | [1.50,"2.5","x",3]
          rate_limit      | {"a":"1.5"}                         | {"a":"1.5"}
          """)
  void fault_onABody_changesItAsNamed(String kind, String body, String expected) {
    assertThat(struck(kind, body).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1.25, 125e-2", "0.0000183, 183e-7", "-2.5, -25e-1"})
  void exponent_isTheSameFigureWrittenOtherwise(String figure, String written) {
    assertThat(struck("number_exponent", "[\"" + figure + "\"," + figure + "]").toString())
        .isEqualTo("[\"" + written + "\"," + written + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"error":[],"result":{"XBT":{"a":1}}}
          [{"id":"A"},{"id":"B"}]
          """)
  void extraFields_standInRowsButNeverAmongThePairs(String body) {
    var changed = struck("extra_fields", body);
    assertThat(changed.findValues("addedLater")).hasSize(2);
    assertThat(changed.path("result").has("addedLater")).isFalse();
  }

  private static JsonNode struck(String kind, String body) {
    var rule = FaultRule.of(FaultKind.of(kind).orElseThrow());
    return BodyFaults.apply(new ActiveFaults(List.of(rule)), Caller.parse(body));
  }
}
