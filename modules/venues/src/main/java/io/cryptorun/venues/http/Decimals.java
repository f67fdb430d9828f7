package io.cryptorun.venues.http;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/// A number from its literal, written as a JSON number or as a string; the empty string means
/// absent. Exponents beyond any price or amount are refused: adding 1e999999999 to 1 would need a
/// billion digits.
final class Decimals extends StdScalarDeserializer<BigDecimal> {
  private static final int MOST_DIGITS = 100;

  Decimals() {
    super(BigDecimal.class);
  }

  @Override
  public @Nullable BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
    var token = parser.currentToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      return (BigDecimal) context.handleUnexpectedToken(getValueType(context), parser);
    }
    var literal = parser.getString();
    return literal.isEmpty() ? null : decimal(literal);
  }

  private static BigDecimal decimal(String literal) {
    if (literal.length() <= MOST_DIGITS) {
      try {
        var value = new BigDecimal(literal);
        if (Math.abs((long) value.scale()) <= MOST_DIGITS) {
          return value;
        }
      } catch (NumberFormatException _) {
        throw AnswerException.malformed("\"%s\" is not a number".formatted(literal));
      }
    }
    throw AnswerException.malformed("a number has more than %d digits".formatted(MOST_DIGITS));
  }
}
