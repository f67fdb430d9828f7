package io.cryptorun.cli.artifacts;

import io.cryptorun.artifacts.FileCheck;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.error.ErrorReport;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.runs.RunLookup;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.StoredArtifacts.Stored;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `artifacts restore RUN [FILE]`: puts files back as they were published, from the database.
@Command(
    name = "restore",
    description = "Puts published files back under their paths, from the database's copies.")
public final class ArtifactsRestoreCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("path", "PATH"),
          Column.of("was", "WAS"),
          Column.of("now", "NOW"),
          Column.wide("sha256", "SHA256"));

  /// Nobody writes a small file for longer.
  private static final Duration AT_WORK = Duration.ofMinutes(1);

  private final Invocation invocation;

  @Parameters(index = "0", paramLabel = "RUN", description = "Id of a run, or how it begins.")
  private String prefix = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "Only this one; all of the run without it.")
  private @Nullable String name;

  @Option(names = "--replace", description = "Files that were changed as well.")
  private boolean replace;

  public ArtifactsRestoreCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = invocation.reading()) {
      var items = new ArrayList<Fields>();
      for (var stored : meant(database)) {
        items.add(restore(LocalFile.of(stored, invocation.home()), database));
      }
      invocation.answer(Answer.table("RestoredList", COLUMNS, items));
      return ExitCode.DONE.number();
    }
  }

  private List<Stored> meant(Database database) {
    return name == null
        ? ArtifactLookup.ofRun(database, RunLookup.find(database, prefix))
        : List.of(ArtifactLookup.file(database, prefix, name));
  }

  private Fields restore(LocalFile local, Database database) {
    try {
      local.folder().clearDrafts(invocation.now().minus(AT_WORK));
    } catch (IOException e) {
      throw disk(local, e.toString());
    }
    return switch (local.check()) {
      case FileCheck.Unchanged _ -> told(local, "unchanged", "unchanged");
      case FileCheck.Missing _ -> put(local, database, "missing", false);
      case FileCheck.Unreadable(var why) -> throw disk(local, why);
      case FileCheck.Changed(_, var sha256) -> {
        if (!replace) {
          throw changed(local, sha256);
        }
        yield put(local, database, "changed", true);
      }
    };
  }

  private Fields put(LocalFile local, Database database, String was, boolean over) {
    var content =
        Content.copy(local, database)
            .orElseThrow(() ->
                CommandRefused.notFound(
                    "CR-ART-004",
                    "the database has no copy of %s".formatted(local.stored().file().name()),
                    "files above 1 MB are kept on the disk of their node alone",
                    "copy it from %s".formatted(local.stored().host())));
    try {
      local.folder().restore(local.stored().file().name(), content.bytes(), over);
    } catch (IOException e) {
      throw disk(local, e.toString());
    }
    return told(local, was, "restored");
  }

  private static Fields told(LocalFile local, String was, String now) {
    return new Fields()
        .with("path", local.path())
        .with("was", was)
        .with("now", now)
        .with("sha256", local.stored().file().sha256());
  }

  private static CommandRefused changed(LocalFile local, String sha256) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-ART-005",
            ExitCode.CONFLICT,
            "%s was changed; it is not replaced unasked".formatted(local.path()),
            local.path().toString(),
            "it has sha256 %s, published was %s".formatted(sha256, local.stored().file().sha256()),
            "move it away, or add --replace"));
  }

  private static CommandRefused disk(LocalFile local, String why) {
    return new CommandRefused(
        ErrorReport.of(
            "CR-ART-006",
            ExitCode.RUN_FAILED,
            "%s could not be written or read".formatted(local.path()),
            local.path().toString(),
            why,
            "check the rights of its folder and the space on its disk"));
  }
}
