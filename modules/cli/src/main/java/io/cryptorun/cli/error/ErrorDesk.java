package io.cryptorun.cli.error;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.EnvironmentDefaults;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Ascii;
import io.cryptorun.cli.output.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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
    invocation.clearProgress();
    if (failure instanceof InterruptedException) {
      return ExitCode.INTERRUPTED.number();
    }
    var reports = ErrorReports.of(failure);
    if (reports.isEmpty()) {
      return internalFault(failure, arguments.originalArgs());
    }
    tell(reports, failure);
    return reports.getFirst().exit().number();
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    var command = wrong.getCommandLine();
    var name = command.getCommandSpec().qualifiedName();
    var help = "%s --help".formatted(name);
    var fix = guess(wrong).map(word -> "did you mean %s? (%s)".formatted(word, help)).orElse(help);
    var variable = EnvironmentDefaults.blamed(wrong, List.of(arguments));
    var report =
        variable.isPresent()
            ? ErrorReport.of(
                "CR-ENV-001",
                ExitCode.CONFIGURATION,
                firstLine(wrong),
                "environment variable " + variable.get(),
                "",
                "set it to another value, or unset it")
            : ErrorReport.of("CR-USE-001", ExitCode.USAGE, what(wrong), name, "", fix);
    print(List.of(report), asksForDocument(List.of(arguments)), null);
    return report.exit().number();
  }

  /// The known command or flag nearest to the first one that is not.
  private static Optional<String> guess(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    var spec = wrong.getCommandLine().getCommandSpec();
    var known = new TreeSet<>(spec.subcommands().keySet());
    known.addAll(spec.optionsMap().keySet());
    return Optional.of(unmatched.getUnmatched().getFirst())
        .filter(word -> !known.contains(word))
        .flatMap(word -> Spelling.nearest(word, known));
  }

  /// A flag that exists is unknown only behind `--`, where words are no flags.
  private static String what(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      var first = unmatched.getUnmatched().getFirst();
      if (wrong.getCommandLine().getCommandSpec().optionsMap().containsKey(first)) {
        return "what stands behind -- is no option: '%s'".formatted(first);
      }
    }
    return firstLine(wrong);
  }

  private static String firstLine(Exception wrong) {
    return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("wrong usage");
  }

  /// Prints errors and nothing else; with -vv the trace too.
  private void tell(List<ErrorReport> reports, Exception failure) {
    var trace = invocation.options().verbosity() == 2 ? FaultFile.trace(failure) : null;
    print(reports, isDocument(invocation.options().output().name()), trace);
  }

  private void print(List<ErrorReport> reports, boolean document, @Nullable String trace) {
    var text =
        document
            ? ErrorText.forPrograms(reports, invocation.warnings(), trace)
            : Printable.text(ErrorText.forPeople(reports) + (trace == null ? "" : trace));
    invocation.surroundings().err().print(invocation.options().ascii() ? Ascii.of(text) : text);
  }

  /// A command line that cannot be read may still say in which form its error is wanted.
  private boolean asksForDocument(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      var word = arguments.get(i);
      boolean alone = word.equals("-o") || word.equals("--output");
      if (alone && i + 1 < arguments.size()) {
        return isDocument(arguments.get(i + 1));
      }
      if (word.startsWith("-o") || word.startsWith("--output=")) {
        return isDocument(word.replaceFirst("-o=?|--output=", ""));
      }
    }
    return isDocument(invocation.options().output().name());
  }

  private static boolean isDocument(String format) {
    return format.equals("json") || format.equals("jsonl");
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
                "report it with the file named above; -vv shows the trace")),
        fault);
    return ExitCode.INTERNAL_FAULT.number();
  }

  private Path home() {
    try {
      return invocation.home();
    } catch (RuntimeException _) { // a fault in the environment must not hide the first one
      return invocation.surroundings().installation();
    }
  }
}
