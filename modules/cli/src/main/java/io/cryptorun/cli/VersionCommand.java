package io.cryptorun.cli;

import io.cryptorun.app.Version;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `version`: what is running here.
@Command(name = "version", description = "Shows the version of CryptoRun and of Java.")
final class VersionCommand implements Callable<Integer> {

  private final Invocation invocation;

  VersionCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    invocation.answer(answer());
    return ExitCode.DONE.number();
  }

  static Answer answer() {
    var version = Version.code();
    var java = Runtime.version().toString();
    var system = "%s %s".formatted(System.getProperty("os.name"), System.getProperty("os.arch"));
    var item =
        new Fields()
            .with("version", version)
            .with("java", java)
            .with("java_home", Objects.toString(System.getProperty("java.home"), null))
            .with("system", system);
    return Answer.item(
        "Version", item, "cryptorun %s (Java %s, %s)%n".formatted(version, java, system));
  }
}
