package io.cryptorun.cli.request;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `--reason`: one line of at most 500 characters that says something, because it is shown in
/// every list for as long as a job is paused, and kept for ever.
final class ReasonText implements ITypeConverter<String> {

  private static final int LONGEST = 500;

  @Override
  public String convert(String text) {
    if (text.isBlank()) {
      throw new TypeConversionException("it is empty; say why, or leave the option out");
    }
    if (text.codePoints().anyMatch(Character::isISOControl)) {
      throw new TypeConversionException(
          "it holds a line break or another control character; one line of plain text");
    }
    if (text.length() > LONGEST) {
      throw new TypeConversionException(
          "it has %d characters; at most %d".formatted(text.length(), LONGEST));
    }
    return text;
  }
}
