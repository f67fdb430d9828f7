package io.cryptorun.cli;

import io.cryptorun.cli.output.Ascii;
import io.cryptorun.cli.output.OutputFormat;
import io.cryptorun.cli.output.Printable;
import java.util.ArrayList;
import java.util.List;

/// What is told on stderr beside an answer. Where a program reads (`-o json` or `jsonl`, and no
/// terminal), hints and progress are left out and warnings go into the document, so that stderr
/// holds one error object or nothing.
final class Talk {

  private final GlobalOptions options;
  private final Surroundings surroundings;
  private final List<String> warnings = new ArrayList<>();
  private boolean staysUp;

  Talk(GlobalOptions options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  /// A command that runs until it is stopped talks whoever reads, and a run that has begun tells
  /// its progress.
  void staysUp() {
    staysUp = true;
  }

  void say(String line) {
    if (!options.quiet() && !isForProgram()) {
      print(line);
    }
  }

  void warn(String line) {
    if (isForProgram()) {
      warnings.add(line);
    } else {
      print("warning: " + line);
    }
  }

  /// The warnings that were kept back for the document.
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private boolean isForProgram() {
    var format = options.output();
    boolean document = format == OutputFormat.json || format == OutputFormat.jsonl;
    return document && !surroundings.errIsTerminal() && !staysUp;
  }

  private void print(String line) {
    var fit = Printable.text(line);
    surroundings.err().println(options.ascii() ? Ascii.of(fit) : fit);
  }
}
