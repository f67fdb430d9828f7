package io.cryptorun.cli.error;

import io.cryptorun.app.settings.EnvironmentException;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Ascii;
import io.cryptorun.cli.output.OutputFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Tells errors on stderr, in the form the caller asked for, and gives the exit code.
public final class ErrorDesk implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Invocation invocation;

  public ErrorDesk(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof InterruptedException) {
      return ExitCode.INTERRUPTED.number();
    }
    var reports = ErrorReports.of(failure);
    if (reports.isEmpty()) {
      return internalFault(failure, arguments.originalArgs());
    }
    tell(reports);
    if (invocation.options().verbosity() == 2) {
      invocation.surroundings().err().print(FaultFile.trace(failure));
    }
    return reports.getFirst().exit().number();
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    var help = "%s --help".formatted(name);
    var fix = guess(wrong).map(word -> "did you mean %s? (%s)".formatted(word, help)).orElse(help);
    tell(List.of(ErrorReport.of("CR-USE-001", ExitCode.USAGE, firstLine(wrong), name, "", fix)));
    return ExitCode.USAGE.number();
  }

  /// The known command or flag nearest to the first one that is not.
  private static Optional<String> guess(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var spec = wrong.getCommandLine().getCommandSpec();
    var known = new TreeSet<>(spec.subcommands().keySet());
    known.addAll(spec.optionsMap().keySet());
    return Spelling.nearest(unmatched.getUnmatched().getFirst(), known);
  }

  private static String firstLine(Exception wrong) {
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong usage");
  }

  /// Prints errors and nothing else.
  private void tell(List<ErrorReport> reports) {
    var options = invocation.options();
    boolean json = options.output() == OutputFormat.json || options.output() == OutputFormat.jsonl;
    var text = json ? ErrorText.forPrograms(reports) : ErrorText.forPeople(reports);
    invocation.surroundings().err().print(options.ascii() ? Ascii.of(text) : text);
  }

  private int internalFault(Exception fault, List<String> arguments) {
    var file =
        FaultFile.save(fault, arguments, home(), invocation.surroundings().clock().instant());
    tell(
        List.of(
            ErrorReport.of(
                "CR-INT-" + file.id(),
                ExitCode.INTERNAL_FAULT,
                "internal fault: %s: %s"
                    .formatted(fault.getClass().getSimpleName(), firstLine(fault)),
                file.place(),
                "",
                "report it with the file named above; -vv shows the trace")));
    if (invocation.options().verbosity() == 2) {
      invocation.surroundings().err().print(FaultFile.trace(fault));
    }
    return ExitCode.INTERNAL_FAULT.number();
  }

  private Path home() {
    try {
      return invocation.home();
    } catch (EnvironmentException _) { // then the folder is the default one
      return invocation.surroundings().installation();
    }
  }
}
