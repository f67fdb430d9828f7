package io.cryptorun.app.settings;

import java.util.List;

/// What a reading of both files gives: the settings, and what in them is valid but worth a second
/// look.
///
/// @param warnings in the order of files and lines
public record Review(Settings settings, List<Problem> warnings) {

  public Review {
    warnings = List.copyOf(warnings);
  }
}
