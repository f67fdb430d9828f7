package io.cryptorun.ledger;

/// How the schema in the database compares with the one this program was built for.
public sealed interface SchemaState {

  /// They are the same.
  record Current(int version) implements SchemaState {}

  /// The database has no schema of ours yet.
  record Absent(int wanted) implements SchemaState {}

  /// The database must be migrated before this program can use it.
  record Older(int found, int wanted) implements SchemaState {}

  /// The database was migrated by a newer program; this one must not write to it.
  record Newer(int found, int wanted) implements SchemaState {}

  /// The comparison, from the two versions.
  ///
  /// @param found 0 when there is no schema
  static SchemaState of(int found, int wanted) {
    if (found == 0) {
      return new Absent(wanted);
    }
    if (found < wanted) {
      return new Older(found, wanted);
    }
    return found == wanted ? new Current(found) : new Newer(found, wanted);
  }
}
