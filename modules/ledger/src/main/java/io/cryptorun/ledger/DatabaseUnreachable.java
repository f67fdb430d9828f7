package io.cryptorun.ledger;

import java.io.Serial;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// The database could not be reached, or the connection to it was lost. Names host, port, database,
/// user and the kind of cause; never a password.
public final class DatabaseUnreachable extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  /// The server's code for a change in a transaction that may make none.
  static final String READ_ONLY = "25006";

  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String TRANSACTION_TOO_LONG = "25P04";

  /// What kind of obstacle it was.
  public enum Obstacle {
    CONNECTION_REFUSED("connection refused"),
    UNKNOWN_HOST("unknown host"),
    TIMED_OUT("timed out"),
    NOT_ADMITTED("user or password not accepted"),
    NO_SUCH_DATABASE("no such database"),
    NOT_READY("the server is starting or stopping"),
    NO_FREE_CONNECTION("no free connection"),
    /// A standby, or a server that was told to take no changes.
    NO_CHANGES("the server takes no changes"),
    NO_PRIMARY("none of the servers is the primary"),
    /// It refuses what a session is opened with.
    POOLER("a connection pooler in between does not pass on the session's settings"),
    CONNECTION_LOST("connection lost");

    private final String text;

    Obstacle(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private final String address;
  private final Obstacle obstacle;

  /// Tells what stood in the way, by what the driver threw.
  public DatabaseUnreachable(DatabaseUrl url, Throwable cause) {
    var obstacle = obstacleIn(cause);
    super("cannot reach %s: %s".formatted(url, obstacle), cause);
    this.address = url.toString();
    this.obstacle = obstacle;
  }

  /// The database's address in libpq's form: host, port, database and user.
  public String address() {
    return address;
  }

  public Obstacle obstacle() {
    return obstacle;
  }

  /// Whether a failure means that the server could not be reached, as opposed to having refused a
  /// statement.
  public static boolean isBehind(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && isConnectionState(sql.getSQLState())) {
        return true;
      }
      if (t instanceof SQLTransientConnectionException) {
        return true;
      }
    }
    return false;
  }

  private static boolean isConnectionState(@Nullable String state) {
    return state != null
        && (state.startsWith("08")
            || state.startsWith("28")
            || state.startsWith("57P0")
            || state.startsWith("53300")
            || state.equals("3D000")
            || endsSession(state));
  }

  /// Whether a session is of no use after this answer: the server has ended it, or it takes no
  /// changes, so that another server is to be looked for.
  static boolean endsSession(@Nullable String state) {
    return state != null
        && (state.startsWith("57P0")
            || state.equals(READ_ONLY)
            || state.equals(IDLE_IN_TRANSACTION)
            || state.equals(TRANSACTION_TOO_LONG));
  }

  private static Obstacle obstacleIn(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      var named = named(t);
      if (named != null) {
        return named;
      }
    }
    return Obstacle.CONNECTION_LOST;
  }

  private static @Nullable Obstacle named(Throwable t) {
    return switch (t) {
      case ConnectException _ -> Obstacle.CONNECTION_REFUSED;
      case UnknownHostException _ -> Obstacle.UNKNOWN_HOST;
      case SocketTimeoutException _ -> Obstacle.TIMED_OUT;
      case SQLException sql when sql.getSQLState() != null ->
          byText(String.valueOf(sql.getMessage()), sql.getSQLState());
      default -> null;
    };
  }

  /// The driver and the poolers have no codes of their own for these two.
  private static @Nullable Obstacle byText(String text, String state) {
    if (text.contains("targetServerType")) {
      return Obstacle.NO_PRIMARY;
    }
    return text.contains("startup parameter") ? Obstacle.POOLER : byState(state);
  }

  private static @Nullable Obstacle byState(String state) {
    if (state.startsWith("28")) {
      return Obstacle.NOT_ADMITTED;
    }
    return switch (state) {
      case "3D000" -> Obstacle.NO_SUCH_DATABASE;
      case "57P01", "57P02", "57P03" -> Obstacle.NOT_READY;
      case "53300" -> Obstacle.NO_FREE_CONNECTION;
      case READ_ONLY -> Obstacle.NO_CHANGES;
      default -> null;
    };
  }
}
