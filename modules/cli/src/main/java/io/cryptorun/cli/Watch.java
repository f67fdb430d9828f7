package io.cryptorun.cli;

import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.OutputFormat;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// The flag `-w` of a command that shows something: again and again. A terminal is redrawn; any
/// other stdout gets one JSON document a line.
public final class Watch {

  /// What is seen at one moment.
  ///
  /// @param over whether nothing will change any more
  public record Sight(Answer answer, boolean over) {}

  private static final Duration USUAL = Duration.ofSeconds(2);
  private static final String HOME = "\u001b[H";
  private static final String REST_OF_LINE = "\u001b[K\n";
  private static final String REST_OF_SCREEN = "\u001b[J";

  @Spec(Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = {"-w", "--watch"},
      arity = "0..1",
      paramLabel = "EVERY",
      preprocessor = Pace.class,
      description = "Shows it anew every 2 s, or as often as -w=5s says, until Ctrl-C.")
  private @Nullable Duration every;

  /// Prints the answer; with `-w` until the process is interrupted.
  public ExitCode tell(Invocation invocation, Supplier<Answer> look) throws InterruptedException {
    return follow(invocation, () -> new Sight(look.get(), false));
  }

  /// Prints the answer; with `-w` until there is nothing more to see.
  public ExitCode follow(Invocation invocation, Supplier<Sight> look) throws InterruptedException {
    if (every == null) {
      invocation.answer(look.get().answer());
      return ExitCode.DONE;
    }
    check(invocation);
    while (true) {
      var sight = look.get();
      show(invocation, sight.answer());
      if (sight.over() || invocation.surroundings().out().checkError()) {
        return ExitCode.DONE;
      }
      TimeUnit.NANOSECONDS.sleep(every.toNanos());
    }
  }

  private void check(Invocation invocation) {
    var format = invocation.options().output();
    boolean rows = format == OutputFormat.csv || format == OutputFormat.plain;
    if (every != null && every.isZero()) {
      throw new ParameterException(command.commandLine(), "-w=0s would never rest; e.g. -w=2s");
    }
    if (rows && !invocation.surroundings().outIsTerminal()) {
      throw new ParameterException(
          command.commandLine(),
          "-w writes one JSON document a line where there is no terminal, not %s; -o json"
              .formatted(format));
    }
  }

  private static void show(Invocation invocation, Answer answer) {
    var surroundings = invocation.surroundings();
    var format = invocation.options().output();
    boolean screen = surroundings.outIsTerminal() && format != OutputFormat.jsonl;
    if (!screen) {
      invocation.print(format == OutputFormat.none ? "" : invocation.writer().writeLine(answer));
      return;
    }
    var text = invocation.writer().write(answer);
    boolean dumb = "dumb".equals(surroundings.variables().get("TERM"));
    invocation.print(dumb ? text + "\n" : HOME + text.replace("\n", REST_OF_LINE) + REST_OF_SCREEN);
  }

  /// Reads `-w`, which alone shows it anew every two seconds.
  static final class Pace extends OptionalTime {

    Pace() {
      super(USUAL);
    }
  }
}
