package io.cryptorun.cli.config;

import static java.util.Objects.requireNonNull;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `config init [DIR]`: the standard files, to begin with. A file that says something else is never
/// replaced without being asked to; then nothing at all is written.
@Command(
    name = "init",
    description = "Writes the standard scheduler.yaml and venues.yaml, to be edited.")
public final class ConfigInitCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "Where to. Default: config of CRYPTORUN_HOME.")
  private @Nullable Path folder;

  @Option(names = "--yes", description = "Replaces files that are there and differ.")
  private boolean yes;

  public ConfigInitCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws IOException {
    var target = folder == null ? invocation.home().resolve("config") : folder.toAbsolutePath();
    var files = new ArrayList<StandardFile>();
    for (var name : List.of("scheduler.yaml", "venues.yaml")) {
      files.add(StandardFile.at(target.normalize().resolve(name)));
    }
    var differing = files.stream().filter(StandardFile::wouldBeReplaced).toList();
    if (!differing.isEmpty() && !yes) {
      throw refused(differing);
    }
    var items = new ArrayList<Fields>();
    var table = new Table("FILE", "DONE");
    for (var file : files) {
      var done = written(file);
      items.add(new Fields().with("path", file.path()).with("done", done));
      table.row(file.path().toString(), done.toString());
    }
    invocation.answer(Answer.list("StandardFileList", items, table.text()));
    invocation.say(
        "next: edit %1$s, then cryptorun config validate%2$s"
            .formatted(
                files.getFirst().path(), folder == null ? "" : " " + files.getFirst().path()));
    return ExitCode.DONE.number();
  }

  private static StandardFile.Done written(StandardFile file) {
    try {
      return file.write();
    } catch (IOException e) {
      throw CommandRefused.unwritable(requireNonNull(file.path().getParent()), e);
    }
  }

  private static CommandRefused refused(List<StandardFile> differing) {
    var names = differing.stream().map(file -> file.path().toString()).toList();
    return CommandRefused.usage(
        "CR-USE-032",
        "%s is there and differs from the standard one; nothing was written"
            .formatted(String.join(" and ", names)),
        "--yes replaces it, or name another folder: cryptorun config init DIR");
  }
}
