package io.cryptorun.venues.http;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
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
      throw refused(e);
    }
  }

  /// Reads one object row by row, so that a list which is longer than what is wanted of it costs no
  /// memory. Each row goes to the reader; returned is the object, its list left empty.
  ///
  /// @param list the name of the list
  public <T> JsonNode readRows(
      InputStream body, String list, TypeReference<T> type, Consumer<T> reader) throws IOException {
    try (var parser = mapper.createParser(body)) {
      var beside = mapper.createObjectNode();
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && name.equals(list)) {
          rows(parser, type, reader);
          beside.putArray(name);
        } else {
          beside.set(name, value(parser, new TypeReference<JsonNode>() {}));
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw AnswerException.malformed("not one object");
      }
      return beside;
    } catch (JacksonException e) {
      throw refused(e);
    }
  }

  private <T> void rows(JsonParser parser, TypeReference<T> type, Consumer<T> reader) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      reader.accept(Answer.require(value(parser, type), "row"));
    }
  }

  /// The value at which the parser stands; what follows it is not looked at.
  private <T> T value(JsonParser parser, TypeReference<T> type) {
    return mapper
        .readerFor(type)
        .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValue(parser);
  }

  private static AnswerException refused(JacksonException e) throws IOException {
    if (e.getCause() instanceof IOException broken) {
      throw broken;
    }
    return AnswerException.malformed(cause(e));
  }

  /// The parser's words, without its remark on where it may not say they are from.
  private static String cause(JacksonException e) {
    var words = e.getOriginalMessage();
    int source = words.indexOf(" (start marker at [Source");
    return source < 0 ? words : words.substring(0, source);
  }
}
