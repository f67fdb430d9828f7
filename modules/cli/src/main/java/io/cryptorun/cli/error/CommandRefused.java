package io.cryptorun.cli.error;

import io.cryptorun.cli.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

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

  /// A folder that somebody chose takes no file.
  public static CommandRefused unwritable(Path folder, IOException cause) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-SYS-002",
            ExitCode.UNREACHABLE,
            "cannot write in %s: %s".formatted(folder, words(cause)),
            folder.toString(),
            "",
            "make it writable, or name another folder"));
  }

  private static String words(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied for " + denied.getFile();
      case NoSuchFileException missing -> "%s cannot be made".formatted(missing.getFile());
      case FileAlreadyExistsException file -> "%s is no folder".formatted(file.getFile());
      default -> String.valueOf(cause.getMessage());
    };
  }

  public ErrorReport report() {
    return report;
  }
}
