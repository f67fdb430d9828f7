package io.cryptorun.app;

import io.cryptorun.app.settings.Environment;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Migrations;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Roles.Role;
import io.cryptorun.ledger.SchemaState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the database a process is to use: the operator's, or the home's own. The home's is
/// migrated without asking; the operator's is only compared, because migrating it is his decision.
public final class DatabaseAccess {

  private final Environment environment;
  private final Map<String, String> variables;

  /// @param variables where passwords of an external database are looked up
  public DatabaseAccess(Environment environment, Map<String, String> variables) {
    this.environment = environment;
    this.variables = variables;
  }

  /// The address for nodes and runs.
  public DatabaseUrl forNodes() {
    return ready(environment.databaseUrl(), Role.APP);
  }

  /// The address for commands that only read.
  public DatabaseUrl forReading() {
    return ready(environment.urlForCli().orElse(null), Role.CLI);
  }

  private DatabaseUrl ready(@Nullable String external, Role role) {
    if (external == null) {
      return EmbeddedDatabase.ready(new Home(environment.home())).url(role);
    }
    var url = DatabaseUrl.parse(external, variables);
    try (var database = Database.open(url, Pool.command())) {
      var state = new Migrations(database).state();
      if (!(state instanceof SchemaState.Current)) {
        throw new SchemaNotReady(url, state);
      }
    }
    return url;
  }
}
