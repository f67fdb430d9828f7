package io.cryptorun.cli.database;

import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.postgres.EmbeddedPostgres;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `db stop`: stops the embedded server; what was committed stays.
@Command(name = "stop", description = "Stops the embedded PostgreSQL of this home.")
public final class DbStopCommand implements Callable<Integer> {

  private final Invocation invocation;

  public DbStopCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    External.refuse(invocation, "stop");
    boolean stopped = EmbeddedPostgres.in(new Home(invocation.home()).postgres()).stop();
    var text = stopped ? "embedded PostgreSQL stopped\n" : "embedded PostgreSQL was not running\n";
    invocation.answer(Answer.item("DatabaseStop", new Fields().with("stopped", stopped), text));
    return ExitCode.DONE.number();
  }
}
