package io.cryptorun.ledger.server;

import java.util.Locale;

/// A setting of the server as it holds for one role in one database.
///
/// @param value as the server writes it, in its own unit
/// @param source where it comes from, in the server's words: `configuration file`, `user`, …
/// @param context when a change takes effect, in the server's words: `postmaster` is a restart
public record Setting(String name, String value, String source, String context) {

  boolean is(String wanted) {
    return value.toLowerCase(Locale.ROOT).equals(wanted);
  }

  long number() {
    return Long.parseLong(value);
  }

  /// The statement that sets it, at the place from which it comes.
  ///
  /// @param wanted the value as SQL takes it
  String statement(String wanted, Whose whose) {
    return switch (source) {
      case "user" -> "alter role %s reset %s".formatted(whose.quotedRole(), name);
      case "database" -> "alter database %s reset %s".formatted(whose.quotedDatabase(), name);
      case "database user" ->
          "alter role %s in database %s reset %s"
              .formatted(whose.quotedRole(), whose.quotedDatabase(), name);
      case "command line" -> "take %s off the server's command line".formatted(name);
      case "client", "environment variable" -> "unset it in PGOPTIONS";
      default ->
          "alter system set %s = %s; %s"
              .formatted(
                  name,
                  wanted,
                  context.equals("postmaster")
                      ? "then restart the server"
                      : "select pg_reload_conf()");
    };
  }

  /// The role and the database for which it holds.
  public record Whose(String role, String database) {

    String quotedRole() {
      return quoted(role);
    }

    String quotedDatabase() {
      return quoted(database);
    }

    private static String quoted(String name) {
      return name.matches("[a-z_][a-z0-9_]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
  }
}
