package io.cryptorun.app;

import io.cryptorun.app.settings.Environment;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.PermissionDenied;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.Roles.Role;
import io.cryptorun.ledger.server.ReadServer;
import io.cryptorun.ledger.server.ServerReview;
import io.cryptorun.ledger.server.SessionProbe;
import io.cryptorun.ledger.server.Sharing;
import io.cryptorun.ledger.server.Shortcoming;
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

  /// The address for nodes and runs, once it is known that they can work there.
  ///
  /// @throws PoolerBetween when a pooler stands in between behind which no node can work
  /// @throws ServerUnfit when the server would lose what it has confirmed, or has no room for a
  ///   pair
  public DatabaseUrl forNodes() {
    requireOwnSessions();
    var url = ready(environment.databaseUrl(), Role.APP);
    requireFit(url);
    return url;
  }

  /// Looks whether a node's connections to an external database are sessions of their own. To the
  /// home's own database they always are.
  ///
  /// @throws PoolerBetween when they are not
  /// @throws io.cryptorun.ledger.DatabaseUnreachable when nobody answers there
  public void requireOwnSessions() {
    var external = environment.databaseUrl();
    if (external == null) {
      return;
    }
    var url = DatabaseUrl.parse(external, variables);
    var sharing = new SessionProbe(url).sharing();
    if (sharing != Sharing.NONE) {
      throw new PoolerBetween(url, sharing);
    }
  }

  private static void requireFit(DatabaseUrl url) {
    try (var database = Database.open(url, Pool.command())) {
      var fatal =
          ServerReview.of(new ReadServer(database).as(url.user())).stream()
              .filter(Shortcoming::fatal)
              .toList();
      if (!fatal.isEmpty()) {
        throw new ServerUnfit(url, fatal);
      }
    }
  }

  /// The address for commands that only read.
  public DatabaseUrl forReading() {
    return ready(environment.urlForCli().orElse(null), Role.CLI);
  }

  /// The address for questions over the views: the auditor's, who sees nothing else and cannot be
  /// told which schema he asks.
  public DatabaseUrl forAuditing() {
    var external = environment.urlForCli();
    try {
      return ready(external.orElse(null), Role.AUDITOR);
    } catch (PermissionDenied denied) {
      return DatabaseUrl.parse(external.orElseThrow(() -> denied), variables);
    }
  }

  private DatabaseUrl ready(@Nullable String external, Role role) {
    if (external == null) {
      return EmbeddedDatabase.ready(new Home(environment.home())).url(role);
    }
    var url = DatabaseUrl.parse(external, variables);
    try (var database = Database.open(url, Pool.command())) {
      var state = new Migrations(database).state();
      if (!state.isUsable()) {
        throw new SchemaNotReady(url, state);
      }
    }
    return url;
  }
}
