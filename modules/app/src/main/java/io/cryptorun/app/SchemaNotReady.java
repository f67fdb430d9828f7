package io.cryptorun.app;

import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.SchemaState;

/// The operator's database is reachable, but its schema is not the one this program works with.
public final class SchemaNotReady extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient SchemaState state;

  SchemaNotReady(DatabaseUrl url, SchemaState state) {
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
      case SchemaState.Absent(int wanted) -> "has no schema yet; %d is needed".formatted(wanted);
      case SchemaState.Older(int found, int wanted) ->
          "has schema %d; %d is needed".formatted(found, wanted);
      case SchemaState.Newer(int found, int wanted) ->
          "has schema %d, made by a newer program; this one knows %d".formatted(found, wanted);
    };
  }
}
