package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.schema.Migrations;
import io.cryptorun.ledger.schema.SchemaState;

/// The operator's database is reachable, but its schema is not the one this program works with.
public final class SchemaNotReady extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SchemaState state;

  /// Tells both versions.
  public SchemaNotReady(DatabaseUrl url, SchemaState state) {
    super("%s %s".formatted(url, told(state)));
    this.state = state;
  }

  /// How they differ.
  public SchemaState state() {
    return state;
  }

  private static String told(SchemaState state) {
    return switch (state) {
      case SchemaState.Current(int version) -> "has schema %d".formatted(version);
      case SchemaState.Near(int found, int wanted) ->
          "has schema %d; %d is wanted".formatted(found, wanted);
      case SchemaState.Absent(int wanted) -> "has no schema yet; %d is needed".formatted(wanted);
      case SchemaState.Older(int found, int wanted) ->
          "has schema %d; this program works with %s".formatted(found, range(wanted));
      case SchemaState.Newer(int found, int wanted) ->
          "has schema %d, made by a newer program; this one works with %s"
              .formatted(found, range(wanted));
    };
  }

  private static String range(int wanted) {
    return Migrations.OLDEST == wanted
        ? Integer.toString(wanted)
        : "%d to %d".formatted(Migrations.OLDEST, wanted);
  }
}
