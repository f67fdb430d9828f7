package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `artifacts path RUN FILE`: where a file lies on this machine.
@Command(name = "path", description = "Prints where a published file lies on this machine.")
public final class ArtifactsPathCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "E.g. signals.csv.")
  private String name = "";

  public ArtifactsPathCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = invocation.reading()) {
      var local = LocalFile.of(ArtifactLookup.file(database, prefix, name), invocation.home());
      if (!Files.exists(local.path())) {
        throw CommandRefused.notFound(
            "CR-ART-003",
            "%s is not on this machine".formatted(local.path()),
            "%s wrote it on %s".formatted(local.stored().file().node(), local.stored().host()),
            local.stored().copied()
                ? "cryptorun artifacts restore %s %s".formatted(local.stored().runId(), name)
                : "the database keeps no copy of files above 1 MB; look on that machine");
      }
      var item = ArtifactFields.of(local.stored()).with("absolute_path", local.path());
      invocation.answer(Answer.item("ArtifactPath", item, local.path() + "\n"));
      return ExitCode.DONE.number();
    }
  }
}
