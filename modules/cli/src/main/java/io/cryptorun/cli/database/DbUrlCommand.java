package io.cryptorun.cli.database;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.app.Home;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.Invocation;
import io.cryptorun.cli.output.Answer;
import io.cryptorun.cli.output.Fields;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schema.Roles.Role;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `db url`: the address for psql and its like; a password never stands in it, only the file that
/// holds it.
@Command(name = "url", description = "Prints the address of the database, for psql.")
public final class DbUrlCommand implements Callable<Integer> {

  /// The roles, in the words of the command line.
  enum RoleWord {
    owner,
    app,
    cli,
    auditor
  }

  private final Invocation invocation;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "One of ${COMPLETION-CANDIDATES}. Default: auditor.")
  private RoleWord role = RoleWord.auditor;

  @Option(names = "--jdbc", description = "In the form of JDBC.")
  private boolean jdbc;

  public DbUrlCommand(Invocation invocation) {
    this.invocation = invocation;
  }

  @Override
  public Integer call() {
    var url = url(Role.valueOf(role.name().toUpperCase(Locale.ROOT)));
    var text = jdbc ? url.jdbc() : url.toString();
    var item = new Fields().with("url", text).with("role", role);
    invocation.answer(Answer.item("DatabaseUrl", item, text + "\n"));
    return ExitCode.DONE.number();
  }

  private DatabaseUrl url(Role wanted) {
    var external = invocation.environment().urlForCli();
    if (external.isEmpty()) {
      return EmbeddedDatabase.ready(new Home(invocation.home())).url(wanted);
    }
    var variables = invocation.surroundings().variables();
    var given = DatabaseUrl.parse(external.get(), variables);
    var hosts =
        given.hosts().stream().map(DatabaseUrl.Host::toString).collect(Collectors.joining(","));
    return DatabaseUrl.parse(
        "postgresql://%s@%s/%s".formatted(wanted.in(given.database()), hosts, given.database()),
        variables);
  }
}
