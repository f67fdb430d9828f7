package io.cryptorun.cli.error;

import io.cryptorun.cli.ExitCode;

/// One error, complete.
///
/// @param code stable, e.g. `CR-CFG-012`
/// @param what what is wrong, in one line
/// @param where a position, address or path; empty when the command line itself is meant
/// @param excerpt lines that show the place, with carets; may be empty
/// @param why what follows from it; may be empty
/// @param fix what to do
public record ErrorReport(
    String code, ExitCode exit, String what, String where, String excerpt, String why, String fix) {

  /// Most characters of `what`: it may quote what somebody typed, or a whole file.
  private static final int LONGEST = 400;

  public ErrorReport {
    what = what.length() <= LONGEST ? what : what.substring(0, LONGEST) + "…";
  }

  /// An error without a place in a file.
  public static ErrorReport of(
      String code, ExitCode exit, String what, String where, String why, String fix) {
    return new ErrorReport(code, exit, what, where, "", why, fix);
  }
}
