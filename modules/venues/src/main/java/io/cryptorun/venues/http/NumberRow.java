package io.cryptorun.venues.http;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;

/// A row of numbers, as exchanges send bars and book levels. Columns are named by the venue's wire
/// class; asking for one that is not there refuses the answer.
public record NumberRow(List<BigDecimal> cells) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public NumberRow {}

  public BigDecimal at(int column) {
    if (column >= cells.size()) {
      throw AnswerException.malformed(
          "a row has %d columns, column %d is needed".formatted(cells.size(), column));
    }
    return Answer.require(cells.get(column), "column " + column);
  }

  public double doubleAt(int column) {
    return at(column).doubleValue();
  }

  /// A column that counts seconds since 1970.
  public Instant secondsAt(int column) {
    return time(at(column).scaleByPowerOfTen(3));
  }

  /// A column that counts milliseconds since 1970.
  public Instant millisAt(int column) {
    return time(at(column));
  }

  /// Milliseconds since 1970 as a time; a fraction is cut off.
  public static Instant time(BigDecimal millis) {
    try {
      return Instant.ofEpochMilli(millis.toBigInteger().longValueExact());
    } catch (ArithmeticException | DateTimeException _) {
      throw AnswerException.malformed("%s is not a time".formatted(millis));
    }
  }
}
