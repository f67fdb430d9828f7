package io.cryptorun.app.settings;

/// One broken rule, with all that is needed to find it and put it right.
///
/// @param what what is wrong, quoting the text
/// @param place where in the file
/// @param note stands under the text, beside the carets; may be empty
/// @param why what follows from it
/// @param fix what to write instead
public record Problem(Rule rule, String what, Place place, String note, String why, String fix) {

  /// A stretch of a line in a file.
  ///
  /// @param file as in [ConfigFile#name()]
  /// @param line counted from 1; 0 when the whole file is meant
  /// @param column counted from 1, in characters
  /// @param length of the stretch, ≥ 1
  /// @param path the way through the tree, e.g. `jobs[0].schedule (scan.hot)`
  /// @param text the whole line
  public record Place(String file, int line, int column, int length, String path, String text) {

    @Override
    public String toString() {
      var position = line == 0 ? file : "%s:%d:%d".formatted(file, line, column);
      return path.isEmpty() ? position : position + "  " + path;
    }
  }

  /// One line, for a log.
  @Override
  public String toString() {
    return "%s %s: %s (fix: %s)".formatted(rule.code(), place, what, fix);
  }
}
