package io.cryptorun.cli.output;

import java.util.regex.Pattern;

/// Texts that others wrote, made fit for a terminal: no sign in them moves the cursor, rings or
/// ends a line that is to stay one.
public final class Printable {

  private static final String INSTEAD = "\uFFFD";

  private static final Pattern SPACE = Pattern.compile("\\R|\\t");

  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  /// All but line ends, tabs, and the colours that the program itself gives.
  private static final Pattern UNFIT =
      Pattern.compile("\u001b(?!\\[\\d{0,2}m)|[\\p{Cc}&&[^\\n\\t\u001b]]");

  private Printable() {}

  /// On one line: breaks and tabs are spaces.
  static String line(String text) {
    return CONTROL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll(INSTEAD);
  }

  /// With its line ends.
  public static String text(String text) {
    return UNFIT.matcher(text.replace("\r\n", "\n")).replaceAll(INSTEAD);
  }
}
