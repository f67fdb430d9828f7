package io.cryptorun.rig.node;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session whose statements and commits pass the traps.
final class TrappedSession {

  private final Connection session;
  private final Traps traps;

  /// Statements of the open transaction for whose commit a trap waits.
  private final List<String> uncommitted = new ArrayList<>();

  TrappedSession(Connection session, Traps traps) {
    this.session = session;
    this.traps = traps;
  }

  @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    return switch (method.getName()) {
      case "equals" -> isSame(proxy, arguments);
      case "hashCode" -> System.identityHashCode(proxy);
      case "commit" -> commit(method);
      case "rollback" -> {
        uncommitted.clear();
        yield call(session, method, arguments);
      }
      case "prepareStatement" -> {
        var sql = text(arguments);
        var statement =
            requireNonNull((PreparedStatement) call(session, method, arguments), "statement");
        yield TrapDriver.proxy(
            PreparedStatement.class, (_, m, a) -> statement(statement, sql, m, a));
      }
      case "createStatement" -> {
        var statement = requireNonNull((Statement) call(session, method, arguments), "statement");
        yield TrapDriver.proxy(Statement.class, (_, m, a) -> statement(statement, "", m, a));
      }
      default -> call(session, method, arguments);
    };
  }

  @SuppressWarnings("ReferenceEquality") // a session equals itself only
  private static boolean isSame(Object proxy, @Nullable Object @Nullable [] arguments) {
    return arguments != null && proxy == arguments[0];
  }

  private @Nullable Object commit(Method method) throws Throwable {
    call(session, method, null);
    var committed = List.copyOf(uncommitted);
    uncommitted.clear();
    for (var sql : committed) {
      reach(sql, Trap.Moment.COMMITTED);
    }
    return null;
  }

  private @Nullable Object statement(
      Statement statement, String prepared, Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().startsWith("execute")) {
      return call(statement, method, arguments);
    }
    var sql = prepared.isEmpty() ? text(arguments) : prepared;
    reach(sql, Trap.Moment.BEFORE);
    var answer = call(statement, method, arguments);
    if (!hasEffect(statement, answer)) {
      return answer;
    }
    reach(sql, Trap.Moment.EXECUTED);
    if (traps.awaitCommitOf(sql)) {
      if (session.getAutoCommit()) {
        reach(sql, Trap.Moment.COMMITTED);
      } else {
        uncommitted.add(sql);
      }
    }
    return answer;
  }

  /// A question that finds nothing and a change of no row are not what a trap waits for.
  private static boolean hasEffect(Statement statement, @Nullable Object answer)
      throws SQLException {
    return switch (answer) {
      case ResultSet rows -> rows.isBeforeFirst();
      case Boolean isRows when isRows -> statement.getResultSet().isBeforeFirst();
      case Integer changed -> changed > 0;
      case null, default -> statement.getUpdateCount() != 0;
    };
  }

  /// A session that breaks is gone on both sides.
  private void reach(String sql, Trap.Moment moment) throws SQLException {
    try {
      traps.reach(sql, moment);
    } catch (SQLException broken) {
      session.abort(Runnable::run);
      throw broken;
    }
  }

  private static String text(@Nullable Object @Nullable [] arguments) {
    return arguments != null && arguments.length > 0 && arguments[0] instanceof String sql
        ? sql
        : "";
  }

  private static @Nullable Object call(
      Object target, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause() == null ? failed : failed.getCause();
    }
  }
}
