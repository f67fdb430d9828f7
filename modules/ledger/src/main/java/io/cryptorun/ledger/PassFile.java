package io.cryptorun.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A password file in libpq's form: lines `host:port:database:user:password`, `*` for any, `\`
/// before a literal colon or backslash; the first line that fits counts.
record PassFile(Path path) {

  Optional<String> password(String host, int port, String database, String user) {
    var wanted = List.of(host, Integer.toString(port), database, user);
    for (var line : lines()) {
      var fields = fields(line);
      if (!line.startsWith("#") && fields.size() == 5 && fits(fields, wanted)) {
        return Optional.of(fields.getLast());
      }
    }
    return Optional.empty();
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the password file " + path, e);
    }
  }

  private static boolean fits(List<String> fields, List<String> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static List<String> fields(String line) {
    var fields = new ArrayList<String>();
    var field = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
      } else if (c == ':' && fields.size() < 4) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
