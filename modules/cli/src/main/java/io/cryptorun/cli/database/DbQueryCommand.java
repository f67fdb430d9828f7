package io.cryptorun.cli.database;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.cli.output.Table;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.ReadOnlyQuery;
import io.cryptorun.ledger.schema.Roles.Role;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `db query SQL`: one question in a read-only transaction, as the auditor.
@Command(name = "query", description = "Asks one question in SQL, read-only.")
public final class DbQueryCommand implements Callable<Integer> {

  private final Invocation invocation;

  @Parameters(paramLabel = "SQL", description = "E.g. \"select * from audit.runs\".")
  private String sql = "";

  public DbQueryCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = Database.open(url(), Pool.command())) {
      var rows = new ReadOnlyQuery(database).ask(sql);
      var items = rows.rows().stream().map(row -> fields(rows.columns(), row)).toList();
      invocation.answer(Answer.list("Rows", items, text(rows)).of(columns(rows)));
      return ExitCode.DONE.number();
    }
  }

  private DatabaseUrl url() {
    return invocation
        .environment()
        .urlForCli()
        .map(text -> DatabaseUrl.parse(text, invocation.surroundings().variables()))
        .orElseGet(() -> EmbeddedDatabase.ready(new Home(invocation.home())).url(Role.AUDITOR));
  }

  private static List<Column> columns(ReadOnlyQuery.Rows rows) {
    return rows.columns().stream().map(name -> Column.of(name, name)).toList();
  }

  private static Fields fields(List<String> columns, List<@Nullable Object> row) {
    var fields = new Fields();
    for (int i = 0; i < columns.size(); i++) {
      fields.with(columns.get(i), row.get(i));
    }
    return fields;
  }

  private static String text(ReadOnlyQuery.Rows rows) {
    var table = new Table(rows.columns().toArray(String[]::new));
    for (var row : rows.rows()) {
      table.row(row.stream().map(value -> Objects.toString(value, "")).toArray(String[]::new));
    }
    return table.text() + "(%d rows)%n".formatted(rows.rows().size());
  }
}
