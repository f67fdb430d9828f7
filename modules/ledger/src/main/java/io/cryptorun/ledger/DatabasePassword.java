package io.cryptorun.ledger;

import java.util.Map;
import java.util.Optional;

/// The password that goes with a database address, and where it was found: for whoever shows the
/// settings in force.
///
/// @param value the secret itself
/// @param byFile whether a file holds it; then it is shown only to somebody who asks for files too
/// @param origin where it was found: `env PGPASSWORD`, `the address`, or the name of a file
public record DatabasePassword(String value, boolean byFile, String origin) {

  private static final String FILE_VARIABLE = "CRYPTORUN_DB_PASSWORD_FILE";

  /// Looks in the same places, in the same order, as [DatabaseUrl#parse].
  ///
  /// @param environment the variables of the process
  public static Optional<DatabasePassword> of(String address, Map<String, String> environment) {
    var alone = DatabaseUrl.parse(address, Map.of());
    var inAddress = alone.credentials().getProperty("password");
    if (inAddress != null) {
      boolean passfile = alone.toString().contains("passfile=");
      var origin = passfile ? "passfile of the address" : "the address";
      return Optional.of(new DatabasePassword(inAddress, passfile, origin));
    }
    var found = DatabaseUrl.parse(address, environment).credentials().getProperty("password");
    var file = environment.get(FILE_VARIABLE);
    return Optional.ofNullable(found)
        .map(value ->
            file == null
                ? new DatabasePassword(value, false, "env PGPASSWORD")
                : new DatabasePassword(value, true, file));
  }

  /// Hides the secret from logs.
  @Override
  public String toString() {
    return "******** from " + origin;
  }
}
