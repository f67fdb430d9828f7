package io.cryptorun.ledger;

import java.time.Duration;
import java.util.Properties;
import java.util.stream.Collectors;

/// How sessions are opened: short timeouts on the way to the server, the server's own timeouts on
/// what they do there, and a name that says whose they are.
public final class Sessions {

  private Sessions() {}

  /// The server keeps this many characters of a name.
  private static final int LONGEST_NAME = 63;

  /// A server that has not heard from a client for four seconds gives it up, and one at work for it
  /// looks twice a second whether it is still there: what a dead client holds is free then.
  /// Sessions may be idle.
  private static final String WATCHFUL =
      "-c client_connection_check_interval=500 -c tcp_keepalives_idle=1 -c"
          + " tcp_keepalives_interval=1 -c tcp_keepalives_count=3 -c tcp_user_timeout=4000 -c"
          + " idle_session_timeout=0 -c timezone=UTC ";

  /// The name of a node's sessions: `cryptorun:<node>:<epoch>:<pool>`. Where that is too long for
  /// the server the node's part is cut: a peer tells the sessions by their epoch, which no two
  /// nodes share.
  public static String name(NodeEpoch node, String pool) {
    var tail = ":%d:%s".formatted(node.epoch(), pool);
    var head = "cryptorun:" + node.node();
    return head.substring(0, Math.min(head.length(), LONGEST_NAME - tail.length())) + tail;
  }

  /// What the driver is told besides the address; holds the password.
  public static Properties driverProperties(DatabaseUrl url, String applicationName) {
    var properties = url.credentials();
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("cancelSignalTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("hostRecheckSeconds", "2");
    properties.setProperty("reWriteBatchedInserts", "true");
    return properties;
  }

  /// What the server is told when a session is opened: what holds for every session, and the given.
  ///
  /// @param own in the form `-c name=value`, separated by blanks; may be empty
  public static String options(String own) {
    return WATCHFUL + own;
  }

  static Properties pooledProperties(DatabaseUrl url, String applicationName, Pool pool) {
    var properties = driverProperties(url, applicationName);
    if (pool.statementTimeout().isPositive()) {
      // The server speaks first: the socket gives up only when the server is silent altogether.
      properties.setProperty(
          "socketTimeout", Long.toString(pool.statementTimeout().plusSeconds(5).toSeconds()));
    }
    properties.setProperty(
        "options",
        options(
            "-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d -c jit=off%s"
                .formatted(
                    pool.statementTimeout().toMillis(),
                    pool.lockTimeout().toMillis(),
                    pool.idleInTransaction().toMillis(),
                    own(pool))));
    return properties;
  }

  private static String own(Pool pool) {
    return pool.settings().entrySet().stream()
        .map(setting -> " -c %s=%s".formatted(setting.getKey(), setting.getValue()))
        .collect(Collectors.joining());
  }

  /// Newer servers can also end a transaction that is active for too long; older ones lack the
  /// word.
  static String firstStatement(Pool pool) {
    return """
    select set_config('transaction_timeout', '%d', false)
    where current_setting('server_version_num')::integer >= 170000
    """
        .formatted(transactionTimeout(pool).toMillis());
  }

  private static Duration transactionTimeout(Pool pool) {
    return pool.statementTimeout().multipliedBy(3);
  }
}
