package io.cryptorun.cli.database;

import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Column;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.audit.Safeguards;
import io.cryptorun.ledger.schema.Migrations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `db verify`: whether the database is as this program made it: its scripts, what keeps the
/// history from being changed, the rights of the roles, the invariants.
@Command(
    name = "verify",
    description = {
      "Holds the database against this program: scripts, triggers, rights, invariants.",
      "Exit code 10 when something is not as it should be."
    },
    footer = {"", "Hash chains and published rows: cryptorun audit verify"})
public final class DbVerifyCommand implements Callable<Integer> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("check", "CHECK"), Column.of("intact", "INTACT"), Column.of("found", "FOUND"));

  private final Invocation invocation;

  public DbVerifyCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    try (var database = Database.open(invocation.databases().forReading(), Pool.migration())) {
      var items = items(database);
      invocation.answer(Answer.table("DatabaseCheckList", COLUMNS, items));
      boolean intact = items.stream().allMatch(item -> Boolean.TRUE.equals(item.value("intact")));
      return (intact ? ExitCode.DONE : ExitCode.INTEGRITY).number();
    }
  }

  private static List<Fields> items(Database database) {
    var safeguards = new Safeguards(database);
    var items = new ArrayList<Fields>();
    items.add(check("scripts", new Migrations(database).differing(), "those of this program"));
    items.add(
        check(
            "append-only",
            safeguards.unguarded().stream().map("cryptorun.%s has no trigger"::formatted).toList(),
            "every table of the history refuses changes"));
    items.add(
        check(
            "roles",
            safeguards.absentRoles().stream().map("no role %s"::formatted).toList(),
            "owner, app, cli and auditor are there"));
    items.add(check("rights", safeguards.wrongRights(), "nobody may do more, or less, than meant"));
    items.add(check("invariants", safeguards.violations(), "none is violated"));
    return items;
  }

  private static Fields check(String name, List<String> faults, String good) {
    return new Fields()
        .with("check", name)
        .with("intact", faults.isEmpty())
        .with("found", faults.isEmpty() ? good : String.join("; ", faults));
  }
}
