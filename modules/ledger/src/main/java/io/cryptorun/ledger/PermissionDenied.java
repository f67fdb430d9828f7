package io.cryptorun.ledger;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The database let the user in and then refused what was asked: its role lacks a right.
public final class PermissionDenied extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private static final String INSUFFICIENT_PRIVILEGE = "42501";

  /// Tells the user and the server's own words.
  PermissionDenied(DatabaseUrl url, Throwable cause) {
    super("user %s of %s: %s".formatted(url.user(), url, words(cause)), cause);
  }

  /// Whether a failure is such a refusal.
  static boolean isBehind(Throwable failure) {
    return refusal(failure) != null;
  }

  private static String words(Throwable failure) {
    var refusal = refusal(failure);
    var text = refusal == null ? failure.getMessage() : refusal.getMessage();
    return String.valueOf(text).lines().findFirst().orElse("permission denied");
  }

  private static @Nullable SQLException refusal(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && INSUFFICIENT_PRIVILEGE.equals(sql.getSQLState())) {
        return sql;
      }
    }
    return null;
  }
}
