package io.cryptorun.cli.schedule;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads `--node-id`: the id names a log file, stands in every row of the history and in commands,
/// so it is a word of letters, digits, dots, dashes and underscores.
final class NodeIdText implements ITypeConverter<String> {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  @Override
  public String convert(String text) {
    if (!WORD.matcher(text).matches()) {
      throw new TypeConversionException(
          "\"%s\" cannot be a node's id: at most 63 letters, digits, dots, dashes and underscores,"
                  .formatted(text)
              + " beginning with a letter or digit, e.g. node-a");
    }
    return text;
  }
}
