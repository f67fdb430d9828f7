package io.cryptorun.venues.http;

import static io.cryptorun.venues.Rig.value;
import static io.cryptorun.venues.ScriptedVenue.bytes;
import static io.cryptorun.venues.ScriptedVenue.ok;
import static io.cryptorun.venues.ScriptedVenue.status;
import static io.cryptorun.venues.http.ScriptedDoor.GOOD;
import static io.cryptorun.venues.http.ScriptedDoor.fault;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.domain.market.Fault;
import io.cryptorun.domain.market.Venue;
import io.cryptorun.venues.Rig;
import io.cryptorun.venues.ScriptedVenue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Answers that cannot be read, or should not be.
class UnreadableAnswersTest {

  private final ScriptedDoor scripted = new ScriptedDoor();
  private final Rig rig = scripted.rig();

  @AfterEach
  void close() {
    scripted.close();
  }

  @Test
  void markup_withStatus200_isAnEdgePageAndNeverEchoed() throws Exception {
    rig.venue.on("/x", ok("\n <!DOCTYPE html><html><script>alert(1)</script>"));

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.EDGE_PAGE);
    assertThat(fault.text()).isEqualTo("markup in place of JSON");
    assertThat(rig.venue.requests()).hasSize(1);
  }

  @Test
  void markup_withStatus520_isRepeated() throws Exception {
    rig.venue.on("/x", status(520, "<html>edge</html>"), ok(GOOD));

    assertThat(value(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))))).containsKey("n");
  }

  @Test
  void plainText_isShownPrintableAndShort() throws Exception {
    rig.venue.on("/x", ok("no\u0007such\nthing " + "y".repeat(400)));

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.EDGE_PAGE);
    assertThat(fault.text()).startsWith("no such thing yyy").hasSizeLessThanOrEqualTo(200);
  }

  @Test
  void emptyBody_isAnEdgePage() throws Exception {
    rig.venue.on("/x", ok(""));

    assertThat(fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN)))).text())
        .isEqualTo("empty body");
  }

  @Test
  void jsonCutShort_isUnparseable() throws Exception {
    rig.venue.on("/x", ok("{\"n\":1"));

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.UNPARSEABLE);
    assertThat(rig.venue.requests()).hasSize(1);
  }

  @Test
  void bodyShorterThanItsLength_isABrokenConnection() throws Exception {
    rig.venue.on("/x", cutAfter(GOOD.getBytes(UTF_8), 4), ok(GOOD));

    assertThat(value(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))))).containsKey("n");
    assertThat(rig.venue.requests()).hasSize(2);
  }

  @Test
  void gzip_isUnpacked_andCutOffIsABrokenConnection() throws Exception {
    var packed = gzip("{\"n\":1}" + " ".repeat(5000));
    var cut = Arrays.copyOf(packed, packed.length / 2);
    rig.venue.on("/x", bytes(200, packed, "Content-Encoding", "gzip"));
    assertThat(value(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))))).containsKey("n");

    rig.venue.on("/x", bytes(200, cut, "Content-Encoding", "gzip"));
    assertThat(fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN)))).code())
        .isEqualTo(Fault.Code.UNREACHABLE);
  }

  @Test
  void packedBomb_isStoppedAtTheCap() throws Exception {
    var packed = gzip("{\"n\":1" + " ".repeat(33 * 1024 * 1024) + "}");
    rig.venue.on("/x", bytes(200, packed, "Content-Encoding", "gzip"));

    var fault = fault(scripted.ask(scripted.door(rig.settings(Venue.KRAKEN))));

    assertThat(fault.code()).isEqualTo(Fault.Code.TOO_LARGE);
    assertThat(rig.venue.requests()).hasSize(1);
  }

  private static ScriptedVenue.Reaction cutAfter(byte[] body, int length) {
    return exchange -> {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body, 0, length);
      exchange.getResponseBody().flush();
      throw new IOException("cut");
    };
  }

  private static byte[] gzip(String text) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }
}
