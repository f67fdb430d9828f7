package io.cryptorun.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a password may stand when the address does not carry one. The last resort, the user's own
/// password file, is the driver's business.
record PasswordSearch(Map<String, String> environment) {

  static PasswordSearch in(Map<String, String> environment) {
    return new PasswordSearch(environment);
  }

  Optional<String> password(
      List<DatabaseUrl.Host> hosts, String database, String user, Map<String, String> parameters) {
    var passfile = parameters.get("passfile");
    if (passfile != null) {
      var first = hosts.getFirst();
      return new PassFile(Path.of(passfile)).password(first.name(), first.port(), database, user);
    }
    var file = environment.get("CRYPTORUN_DB_PASSWORD_FILE");
    if (file != null) {
      return Optional.of(content(Path.of(file)));
    }
    return Optional.ofNullable(environment.get("PGPASSWORD"));
  }

  private static String content(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot read the file named by CRYPTORUN_DB_PASSWORD_FILE: " + file, e);
    }
  }
}
