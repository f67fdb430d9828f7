package io.cryptorun.cli.output;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/// How many columns of a terminal a text takes: two for an East Asian or an emoji sign, none for a
/// sign that joins the one before it.
public final class DisplayWidth {

  private static final int JOINER = 0x200D;
  private static final int EMOJI_FORM = 0xFE0F;

  private static final Set<UnicodeScript> WIDE_SCRIPTS =
      Set.of(
          UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

  private DisplayWidth() {}

  /// Columns of a text without line ends.
  public static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /// The text, or as much of it as fits with `…` at its end.
  ///
  /// @param width at least 1
  public static String cut(String text, int width) {
    if (of(text) <= width) {
      return text;
    }
    int end = 0;
    int used = 1;
    while (end < text.length()) {
      int sign = text.codePointAt(end);
      used += of(sign);
      if (used > width) {
        break;
      }
      end += Character.charCount(sign);
    }
    return text.substring(0, end) + "…";
  }

  private static int of(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.CONTROL ->
          0;
      default -> sign == JOINER || sign == EMOJI_FORM ? 0 : isWide(sign) ? 2 : 1;
    };
  }

  private static boolean isWide(int sign) {
    return Character.isEmojiPresentation(sign)
        || (WIDE_SCRIPTS.contains(UnicodeScript.of(sign)) && !isHalfWidth(sign))
        || isFullWidth(sign);
  }

  private static boolean isHalfWidth(int sign) {
    return sign >= 0xFF61 && sign <= 0xFFDC;
  }

  private static boolean isFullWidth(int sign) {
    var block = UnicodeBlock.of(sign);
    return UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || (UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block) && sign <= 0xFF60);
  }
}
