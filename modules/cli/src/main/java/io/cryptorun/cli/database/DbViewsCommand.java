package io.cryptorun.cli.database;

import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.error.CommandRefused;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.audit.AuditViews;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `db views [VIEW]`: what can be asked in SQL.
@Command(name = "views", description = "Lists the audit views, or the columns of one of them.")
public final class DbViewsCommand implements Callable<Integer> {

  private static final List<Column> VIEWS =
      List.of(
          Column.of("view", "VIEW"),
          Column.of("columns", "COLUMNS"),
          Column.of("comment", "ONE ROW IS"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("column", "COLUMN"),
          Column.of("type", "TYPE"),
          Column.of("comment", "WHAT IT IS"));

  private final Invocation invocation;

  @Parameters(arity = "0..1", paramLabel = "VIEW", description = "E.g. runs.")
  private @Nullable String name;

  public DbViewsCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = Database.open(invocation.databases().forAuditing(), Pool.command())) {
      var views = new AuditViews(database);
      invocation.answer(name == null ? list(views) : columns(views, name));
      return ExitCode.DONE.number();
    }
  }

  private static Answer list(AuditViews views) {
    var items =
        views.all().stream()
            .map(view ->
                new Fields()
                    .with("view", "audit." + view.name())
                    .with("columns", view.columns())
                    .with("comment", view.comment()))
            .toList();
    return Answer.table("ViewList", VIEWS, items);
  }

  private static Answer columns(AuditViews views, String name) {
    var view = name.replaceFirst("^audit\\.", "");
    var found = views.columns(view);
    if (found.isEmpty()) {
      var names = views.all().stream().map(AuditViews.View::name).toList();
      throw CommandRefused.notFound(
          "CR-DB-020",
          "no view \"%s\"".formatted(name),
          "views: " + String.join(", ", names),
          Spelling.nearest(view, names)
              .map("did you mean %s?"::formatted)
              .orElse("cryptorun db views"));
    }
    var items =
        found.stream()
            .map(column ->
                new Fields()
                    .with("column", column.name())
                    .with("type", column.type())
                    .with("comment", column.comment()))
            .toList();
    return Answer.table("ViewColumnList", COLUMNS, items);
  }
}
