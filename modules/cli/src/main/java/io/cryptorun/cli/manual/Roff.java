package io.cryptorun.cli.manual;

import java.util.List;

/// Writes a manual page in the macros of man(7).
final class Roff {

  private final StringBuilder text = new StringBuilder();

  Roff(String title, int section) {
    line(".TH \"%s\" %d \"\" \"CryptoRun\" \"CryptoRun manual\"".formatted(title, section));
    line(".nh");
    line(".ad l");
  }

  Roff section(String title) {
    return line(".SH " + title);
  }

  Roff paragraph(String words) {
    return line(".PP").line(escaped(words));
  }

  Roff line(String ready) {
    text.append(ready).append('\n');
    return this;
  }

  /// A term and, indented below it, what it means.
  Roff item(String term, String meaning) {
    return line(".TP").line("\\fB" + escaped(term) + "\\fR").line(escaped(meaning));
  }

  /// Lines that stay as they are.
  Roff verbatim(List<String> lines) {
    line(".PP").line(".nf");
    lines.forEach(one -> line(escaped(one)));
    return line(".fi");
  }

  /// A backslash, a dash and a dot or quote at the begin of a line mean something to roff.
  static String escaped(String words) {
    var plain = words.strip().isEmpty() ? "" : words;
    var escaped = plain.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
