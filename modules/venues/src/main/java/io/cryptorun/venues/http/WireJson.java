package io.cryptorun.venues.http;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// Reads JSON of a stranger as a stream: unknown fields are passed over, decimals come from the
/// literal, a null inside a list, a second value after the first, or an early end is an error.
public final class WireJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(BigDecimal.class, new Decimals()))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .build();

  /// Reads one value. What breaks the format is an [AnswerException]; a connection that broke stays
  /// an [IOException].
  public <T> T read(InputStream body, TypeReference<T> type) throws IOException {
    try {
      return Answer.require(mapper.readValue(body, type), "answer");
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw AnswerException.malformed(cause(e));
    }
  }

  /// The parser's words, without its remark on where it may not say they are from.
  private static String cause(JacksonException e) {
    var words = e.getOriginalMessage();
    int source = words.indexOf(" (start marker at [Source");
    return source < 0 ? words : words.substring(0, source);
  }
}
