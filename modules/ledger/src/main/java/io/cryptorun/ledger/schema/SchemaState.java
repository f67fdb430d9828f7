package io.cryptorun.ledger.schema;

/// How the schema in the database compares with the one this program was built for.
public sealed interface SchemaState {

  /// They are the same.
  record Current(int version) implements SchemaState {}

  /// Older than this program, and near enough: it works there, and does without what the missing
  /// scripts bring. So nodes can be replaced one by one before the schema is migrated.
  record Near(int found, int wanted) implements SchemaState {}

  /// The database has no schema of ours yet.
  record Absent(int wanted) implements SchemaState {}

  /// The database must be migrated before this program can use it.
  record Older(int found, int wanted) implements SchemaState {}

  /// The database was migrated by a newer program; this one must not write to it.
  record Newer(int found, int wanted) implements SchemaState {}

  /// Whether this program can work on it.
  default boolean isUsable() {
    return this instanceof Current || this instanceof Near;
  }

  /// The comparison, from the versions.
  ///
  /// @param found 0 when there is no schema
  /// @param oldest the oldest schema this program can work on
  /// @param wanted the one it was built for
  static SchemaState of(int found, int oldest, int wanted) {
    if (found == 0) {
      return new Absent(wanted);
    }
    if (found == wanted) {
      return new Current(found);
    }
    if (found > wanted) {
      return new Newer(found, wanted);
    }
    return found < oldest ? new Older(found, wanted) : new Near(found, wanted);
  }
}
