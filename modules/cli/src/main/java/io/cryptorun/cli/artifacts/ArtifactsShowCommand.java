package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `artifacts show RUN FILE`: the first lines of a file as it was published, on either machine.
@Command(
    name = "show",
    description = "Shows the first lines of a published file, from disk or from the database.")
public final class ArtifactsShowCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "E.g. signals.csv.")
  private String name = "";

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "So many lines; 0 for all. Default: 20.")
  private int most = 20;

  public ArtifactsShowCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    if (most < 0) {
      throw CommandRefused.usage(
          "CR-USE-040", "-n %d is less than nothing".formatted(most), "-n 20, or -n 0 for all");
    }
    try (var database = invocation.reading()) {
      var local = LocalFile.of(ArtifactLookup.file(database, prefix, name), invocation.home());
      var content = Content.of(local, database);
      if (local.check() instanceof FileCheck.Changed) {
        invocation.warn(
            "%s was changed since; what was published is shown".formatted(local.path()));
      }
      invocation.answer(answer(local, content));
      return ExitCode.DONE.number();
    }
  }

  private Answer answer(LocalFile local, Content content) {
    var all = content.text().lines().toList();
    var lines = most == 0 ? all : all.stream().limit(most).toList();
    if (lines.size() < all.size()) {
      invocation.say("%d of %d lines; all of them: -n 0".formatted(lines.size(), all.size()));
    }
    var item =
        ArtifactFields.of(local.stored())
            .with("from", content.from())
            .with("line_count", all.size())
            .with("lines", lines);
    return Answer.item("ArtifactContent", item, text(lines));
  }

  private static String text(List<String> lines) {
    return lines.stream().map("%s\n"::formatted).collect(Collectors.joining());
  }
}
