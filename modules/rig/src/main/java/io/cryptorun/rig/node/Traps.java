package io.cryptorun.rig.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// The traps of one process: told of each moment, spring at theirs.
final class Traps {

  private static final String CONNECTION_FAILURE = "08006";
  private static final int KILLED = 137;

  private final List<Laid> laid;
  private final Path trapped;

  /// @param trapped gets a line when a trap springs, before anything happens
  Traps(List<Trap> traps, Path trapped) {
    this.laid = traps.stream().map(trap -> new Laid(trap, new AtomicInteger())).toList();
    this.trapped = trapped;
  }

  boolean isEmpty() {
    return laid.isEmpty();
  }

  /// A moment that is no statement: a place in the rig's own work.
  void reach(String place) {
    try {
      reach(place, Trap.Moment.BEFORE);
    } catch (SQLException broken) {
      throw new IllegalStateException(place + " has no session that could break", broken);
    }
  }

  /// @throws SQLException when the session is to break
  void reach(String statement, Trap.Moment moment) throws SQLException {
    for (var one : laid) {
      if (one.trap.moment() == moment && matches(one.trap, statement) && one.isDue()) {
        spring(one.trap);
      }
    }
  }

  /// Whether some trap waits for the commit of this statement's transaction.
  boolean awaitCommitOf(String statement) {
    return laid.stream()
        .anyMatch(
            one -> one.trap.moment() == Trap.Moment.COMMITTED && matches(one.trap, statement));
  }

  private static boolean matches(Trap trap, String statement) {
    var text = plain(statement);
    return List.of(trap.statement().split("&", -1)).stream()
        .allMatch(words -> text.contains(plain(words)));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private void spring(Trap trap) throws SQLException {
    try {
      Files.writeString(
          trapped, trap.written() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + trapped, e);
    }
    switch (trap.action()) {
      case HALT -> Runtime.getRuntime().halt(KILLED);
      case FREEZE -> Signal.send("STOP", ProcessHandle.current().pid());
      case BREAK -> throw new SQLException("the connection broke in a trap", CONNECTION_FAILURE);
    }
  }

  private record Laid(Trap trap, AtomicInteger moments) {

    boolean isDue() {
      int moment = moments.getAndIncrement();
      return moment >= trap.after() && moment < trap.after() + trap.times();
    }
  }
}
