package io.cryptorun.cli.doctor;

import io.cryptorun.cli.Invocation;
import io.cryptorun.ledger.DatabasePassword;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Every password that this process can see, to be struck out of what leaves the machine.
final class Passwords {

  private static final String STRUCK_OUT = "********";

  private final List<String> known = new ArrayList<>();

  Passwords(Invocation invocation) {
    var variables = invocation.surroundings().variables();
    Stream.of("PGPASSWORD")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(value -> !value.isEmpty())
        .forEach(known::add);
    Stream.of(
            "CRYPTORUN_DATABASE_URL", "CRYPTORUN_DATABASE_CLI_URL", "CRYPTORUN_DATABASE_OWNER_URL")
        .map(name -> variables.getOrDefault(name, ""))
        .filter(address -> !address.isBlank())
        .forEach(address ->
            DatabasePassword.of(address, variables)
                .map(DatabasePassword::value)
                .ifPresent(known::add));
  }

  String struckOut(String text) {
    var struck = text;
    for (var password : known) {
      struck = struck.replace(password, STRUCK_OUT);
    }
    return struck;
  }
}
