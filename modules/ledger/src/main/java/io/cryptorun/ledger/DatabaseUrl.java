package io.cryptorun.ledger;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a PostgreSQL database is and who asks. Read from libpq's form
/// (`postgresql://user@host:5432/db?passfile=/path`) or JDBC's
/// (`jdbc:postgresql://host/db?user=…`), several hosts separated by commas. The password is found
/// in the address itself, else in the `passfile` it names, else in the file that
/// `CRYPTORUN_DB_PASSWORD_FILE` names, else in `PGPASSWORD`, else in the user's own password file;
/// it is never part of the text.
public final class DatabaseUrl {

  private static final String JDBC = "jdbc:";

  /// Parameters that are passed on to the driver under the same name.
  private static final List<String> PASSED_ON =
      List.of("sslmode", "sslrootcert", "sslcert", "sslkey", "targetServerType");

  /// A server address.
  public record Host(String name, int port) {
    @Override
    public String toString() {
      return name + ":" + port;
    }
  }

  private final List<Host> hosts;
  private final String database;
  private final String user;
  private final Map<String, String> parameters;
  private final @Nullable String password;

  private DatabaseUrl(
      List<Host> hosts,
      String database,
      String user,
      Map<String, String> parameters,
      @Nullable String password) {
    this.hosts = List.copyOf(hosts);
    this.database = database;
    this.user = user;
    this.parameters = new TreeMap<>(parameters);
    this.password = password;
  }

  /// Reads an address.
  ///
  /// @param environment where the password variables are looked up, usually `System.getenv()`
  /// @throws IllegalArgumentException when the text is not such an address; says what and how to
  ///   fix
  public static DatabaseUrl parse(String text, Map<String, String> environment) {
    return DatabaseUrlText.parse(text, environment);
  }

  /// A database on this machine whose password stands in a password file.
  public static DatabaseUrl local(int port, String database, String user, Path passfile) {
    var hosts = List.of(new Host("127.0.0.1", port));
    return of(hosts, database, user, Map.of("passfile", passfile.toString()), null, Map.of());
  }

  static DatabaseUrl of(
      List<Host> hosts,
      String database,
      String user,
      Map<String, String> parameters,
      @Nullable String password,
      Map<String, String> environment) {
    var unknown = new ArrayList<>(parameters.keySet());
    unknown.removeAll(PASSED_ON);
    unknown.remove("passfile");
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "database address: unknown parameter %s; known: passfile, %s"
              .formatted(unknown, String.join(", ", PASSED_ON)));
    }
    var found =
        password != null
            ? Optional.of(password)
            : PasswordSearch.in(environment).password(hosts, database, user, parameters);
    return new DatabaseUrl(hosts, database, user, parameters, found.orElse(null));
  }

  /// The same database seen by another role.
  ///
  /// @param passfile holds that role's password
  public DatabaseUrl as(String otherUser, Path passfile) {
    var others = new TreeMap<>(parameters);
    others.put("passfile", passfile.toString());
    return of(hosts, database, otherUser, others, null, Map.of());
  }

  public List<Host> hosts() {
    return hosts;
  }

  public String database() {
    return database;
  }

  public String user() {
    return user;
  }

  /// The address in JDBC's form, without the password.
  public String jdbc() {
    var query = new TreeMap<>(parameters);
    query.remove("passfile");
    if (hosts.size() > 1) {
      query.putIfAbsent("targetServerType", "primary");
    }
    query.put("user", user);
    return "jdbc:postgresql://%s/%s?%s".formatted(hostList(), encoded(database), query(query));
  }

  /// The address in libpq's form, without the password: what psql takes.
  @Override
  public String toString() {
    var query = new TreeMap<>(parameters);
    if ("primary".equals(query.remove("targetServerType"))) {
      query.put("target_session_attrs", "read-write");
    }
    var text = "postgresql://%s@%s/%s".formatted(encoded(user), hostList(), encoded(database));
    return query.isEmpty() ? text : text + "?" + query(query);
  }

  /// What the driver needs beside [#jdbc()].
  Properties credentials() {
    var properties = new Properties();
    properties.setProperty("user", user);
    if (password != null) {
      properties.setProperty("password", password);
    }
    return properties;
  }

  private String hostList() {
    return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
  }

  private static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + encoded(p.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encoded(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/");
  }

  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  static boolean isJdbc(String text) {
    return text.startsWith(JDBC);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DatabaseUrl url && toString().equals(url.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(toString());
  }
}
