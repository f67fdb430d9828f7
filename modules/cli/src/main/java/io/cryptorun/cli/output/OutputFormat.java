package io.cryptorun.cli.output;

/// How the answer is written. The constants are the words of the command line.
public enum OutputFormat {
  /// for people
  table,
  /// one JSON document
  json,
  /// one JSON object a line
  jsonl,
  /// header row and one row an item
  csv,
  /// the first field of each item, one a line
  plain,
  /// nothing; the exit code is the answer
  none
}
