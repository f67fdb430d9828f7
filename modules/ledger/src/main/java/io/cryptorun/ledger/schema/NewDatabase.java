package io.cryptorun.ledger.schema;

import io.cryptorun.ledger.Database;

/// Makes a database on a server that is ours.
public final class NewDatabase {

  private static final String EXISTS =
      """
      select exists (select from pg_database where datname = :name)
      """;

  private NewDatabase() {}

  /// Creates the database unless it exists. Its text is UTF-8 and sorted by bytes, so that a query
  /// orders rows alike on every machine.
  ///
  /// @param maintenance a superuser's sessions with another database of the server
  public static void ensure(Database maintenance, String name) {
    maintenance.<Boolean>read(handle -> {
      if (handle.createQuery(EXISTS).bind("name", name).mapTo(Boolean.class).one()) {
        return false;
      }
      handle
          .createUpdate("create database <name> template template0 encoding 'UTF8' locale 'C'")
          .define("name", '"' + name.replace("\"", "\"\"") + '"')
          .execute();
      return true;
    });
  }
}
