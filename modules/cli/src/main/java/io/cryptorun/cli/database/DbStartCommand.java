package io.cryptorun.cli.database;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.schema.Roles.Role;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `db start`: starts the embedded server, and makes and migrates the database where needed.
@Command(name = "start", description = "Starts the embedded PostgreSQL of this home.")
public final class DbStartCommand implements Callable<Integer> {

  private final Invocation invocation;

  public DbStartCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    External.refuse(invocation, "start");
    var database = EmbeddedDatabase.ready(new Home(invocation.home()));
    var url = database.url(Role.AUDITOR).toString();
    boolean started = database.startedByUs();
    var text = "embedded PostgreSQL %s: %s%n".formatted(started ? "started" : "was running", url);
    var item = new Fields().with("started", started).with("url", url);
    invocation.answer(Answer.item("DatabaseStart", item, text));
    return ExitCode.DONE.number();
  }
}
