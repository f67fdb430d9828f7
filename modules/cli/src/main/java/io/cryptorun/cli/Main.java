package io.cryptorun.cli;

import io.cryptorun.cli.error.ErrorDesk;

/// Where the program starts.
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(Surroundings.ofProcess(), arguments));
  }

  /// Carries out one command and gives its exit code.
  static int run(Surroundings surroundings, String... arguments) {
    var options = new GlobalOptions();
    var invocation = new Invocation(surroundings, options);
    var errors = new ErrorDesk(invocation);
    int exit =
        CommandTree.of(options, invocation)
            .setExecutionExceptionHandler(errors)
            .setParameterExceptionHandler(errors)
            .execute(arguments);
    // A reader that has gone away, such as `head`, got what it wanted.
    return surroundings.out().checkError() ? ExitCode.DONE.number() : exit;
  }
}
