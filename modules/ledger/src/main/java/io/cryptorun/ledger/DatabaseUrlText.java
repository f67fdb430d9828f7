package io.cryptorun.ledger;

import io.cryptorun.ledger.DatabaseUrl.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the two written forms of a database address.
final class DatabaseUrlText {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?@]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  private static final Pattern AND = Pattern.compile("&");
  private static final Pattern COMMA = Pattern.compile(",");

  private DatabaseUrlText() {}

  static DatabaseUrl parse(String text, Map<String, String> environment) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw wrong("not of the form postgresql://user@host:5432/database");
    }
    var parameters = parameters(form.group("query"));
    var userParameter = parameters.remove("user");
    var passwordParameter = parameters.remove("password");
    translate(parameters);
    var user = decoded(form.group("user"), userParameter);
    if (user == null || user.isEmpty()) {
      throw wrong("names no user; write postgresql://user@host:5432/database");
    }
    var database = decoded(form.group("database"), user);
    return DatabaseUrl.of(
        hosts(form.group("hosts")),
        database == null || database.isEmpty() ? user : database,
        user,
        parameters,
        decoded(form.group("password"), passwordParameter),
        environment);
  }

  private static List<Host> hosts(String text) {
    var hosts = new ArrayList<Host>();
    for (var item : COMMA.split(text, -1)) {
      int colon = item.lastIndexOf(':');
      var name = colon < 0 || item.endsWith("]") ? item : item.substring(0, colon);
      int port = name.equals(item) ? 5432 : port(item.substring(colon + 1));
      hosts.add(new Host(name.isEmpty() ? "localhost" : name, port));
    }
    return hosts;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException _) {
      // said below, together with a number out of range
    }
    throw wrong("port \"%s\" is not in 1..65535".formatted(text));
  }

  private static Map<String, String> parameters(@Nullable String query) {
    var parameters = new TreeMap<String, String>();
    if (query == null || query.isEmpty()) {
      return parameters;
    }
    for (var pair : AND.split(query, -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw wrong("parameter \"%s\" has no value".formatted(pair));
      }
      parameters.put(pair.substring(0, equals), DatabaseUrl.decoded(pair.substring(equals + 1)));
    }
    return parameters;
  }

  /// libpq's word for "only the server that takes writes" is not the driver's.
  private static void translate(Map<String, String> parameters) {
    var attributes = parameters.remove("target_session_attrs");
    if ("read-write".equals(attributes) || "primary".equals(attributes)) {
      parameters.put("targetServerType", "primary");
    }
  }

  private static @Nullable String decoded(@Nullable String text, @Nullable String otherwise) {
    return text == null ? otherwise : DatabaseUrl.decoded(text);
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException("database address: " + what);
  }
}
