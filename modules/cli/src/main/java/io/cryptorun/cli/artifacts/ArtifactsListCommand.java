package io.cryptorun.cli.artifacts;

import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.Page;
import io.cryptorun.cli.PointInTime;
import io.cryptorun.cli.Watch;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.runs.RunLookup;
import io.cryptorun.cli.schedule.Jobs;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.artifact.StoredArtifacts;
import io.cryptorun.ledger.artifact.StoredArtifacts.Filter;
import io.cryptorun.ledger.artifact.StoredArtifacts.Place;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `artifacts list [RUN]`: published files, newest first.
@Command(name = "list", description = "Lists published files, newest first.")
public final class ArtifactsListCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "Only of this run: its id, or how it begins.")
  private @Nullable String prefix;

  @Option(names = "--job", paramLabel = "JOB", description = "Only of this job.")
  private @Nullable String job;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "Published then or later: " + PointInTime.FORMS + ".")
  private @Nullable PointInTime since;

  @Mixin private Page page = new Page();
  @Mixin private Watch watch = new Watch();

  public ArtifactsListCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var database = invocation.reading()) {
      Jobs.requireKnown(invocation, database, job);
      var runId = prefix == null ? null : RunLookup.find(database, prefix).runId();
      var filter =
          new Filter(
              runId,
              job,
              since == null ? null : since.at(invocation.now()),
              null,
              after(page.after()),
              page.limit() + 1);
      return watch.tell(invocation, () -> answer(database, filter)).number();
    }
  }

  private Answer answer(Database database, Filter filter) {
    var found = new StoredArtifacts(database).list(filter);
    var shown = found.stream().limit(page.limit()).toList();
    return Answer.table(
            "ArtifactList", ArtifactFields.COLUMNS, shown.stream().map(ArtifactFields::of).toList())
        .next(found.size() > shown.size() ? cursor(shown.getLast().place()) : null);
  }

  private static String cursor(Place key) {
    return key.runId() + "/" + key.name();
  }

  private static @Nullable Place after(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    int slash = cursor.indexOf('/');
    if (slash < 0) {
      throw CommandRefused.usage(
          "CR-USE-017",
          "--after %s is no place in this list".formatted(cursor),
          "next_cursor of the page before: RUN/FILE");
    }
    return new Place(cursor.substring(0, slash), cursor.substring(slash + 1));
  }
}
