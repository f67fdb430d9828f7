package io.cryptorun.ledger.schema;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// Gives the roles their rights in the transaction of the script, for each schema on which this
/// program works: a node that starts in that moment, or a migration that is killed in it, finds
/// both or neither.
final class GrantWithMigration implements Callback {

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_EACH_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    var applied = context.getMigrationInfo().getVersion();
    if (applied != null && applied.isAtLeast("" + Migrations.OLDEST)) {
      Roles.grant(context.getConnection());
    }
  }

  @Override
  public String getCallbackName() {
    return "rights";
  }
}
