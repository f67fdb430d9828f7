package io.cryptorun.artifacts;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The one way JSON artifacts are laid out: two spaces, one element a line, `\n`, a newline at the
/// end, on every machine the same bytes.
final class Json {

  static final String MEDIA_TYPE = "application/json";

  private static final ObjectWriter WRITER = JsonMapper.shared().writer().with(layout());

  private Json() {}

  static ArtifactDraft.Body body(JsonNode document) {
    return out -> {
      out.write(WRITER.writeValueAsBytes(document));
      out.write("\n".getBytes(StandardCharsets.UTF_8));
    };
  }

  private static DefaultPrettyPrinter layout() {
    var indenter = new DefaultIndenter("  ", "\n");
    var separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators)
        .withObjectIndenter(indenter)
        .withArrayIndenter(indenter);
  }
}
