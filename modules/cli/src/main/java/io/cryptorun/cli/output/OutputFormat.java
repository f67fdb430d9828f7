package io.cryptorun.cli.output;

/// How the answer is written. The constants are the words of the command line.
public enum OutputFormat {
  /// for people
  table,
  /// for people, with every column
  wide,
  /// one JSON document
  json,
  /// one JSON object a line
  jsonl,
  /// header row and one row an item
  csv,
  /// the first column of each item, one a line
  plain,
  /// nothing; the exit code is the answer
  none;

  /// Whether the answer is laid out for a reader and not for a program.
  public boolean isForPeople() {
    return this == table || this == wide;
  }
}
