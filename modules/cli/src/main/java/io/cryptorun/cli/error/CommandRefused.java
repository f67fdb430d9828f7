package io.cryptorun.cli.error;

import io.cryptorun.cli.ExitCode;

/// A command that cannot be carried out as it was given.
public final class CommandRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ErrorReport report;

  public CommandRefused(ErrorReport report) {
    super(report.what());
    this.report = report;
  }

  /// An error of the command line itself.
  public static CommandRefused usage(String code, String what, String fix) {
    return new CommandRefused(ErrorReport.of(code, ExitCode.USAGE, what, "", "", fix));
  }

  /// Something was named that does not exist.
  public static CommandRefused notFound(String code, String what, String why, String fix) {
    return new CommandRefused(ErrorReport.of(code, ExitCode.NOT_FOUND, what, "", why, fix));
  }

  public ErrorReport report() {
    return report;
  }
}
