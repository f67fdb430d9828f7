package io.cryptorun.rig.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The trap of one process, laid from outside while it runs: told of each moment, it springs at its
/// own. One that is laid for several processes springs where it is reached first: how often it may
/// is counted for all of them.
final class Traps {

  private static final String CONNECTION_FAILURE = "08006";
  private static final int KILLED = 137;

  private final Path file;
  private final Path trapped;
  private final Path sprung;
  private volatile Laid laid = new Laid("", null, new AtomicInteger());

  /// @param file holds the trap as soon as one is laid
  /// @param trapped gets a line when it springs, before anything happens
  /// @param sprung a folder of all processes, with a file for each time one of them was caught
  Traps(Path file, Path trapped, Path sprung) {
    this.file = file;
    this.trapped = trapped;
    this.sprung = sprung;
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
    var now = current();
    var trap = now.trap();
    if (trap != null
        && trap.moment() == moment
        && matches(trap, statement)
        && now.isDue(trap)
        && isLeft(now, trap)) {
      spring(trap);
    }
  }

  /// Whether the trap waits for the commit of this statement's transaction.
  boolean awaitCommitOf(String statement) {
    var trap = current().trap();
    return trap != null && trap.moment() == Trap.Moment.COMMITTED && matches(trap, statement);
  }

  private Laid current() {
    if (!Files.exists(file)) {
      return laid;
    }
    synchronized (this) {
      var text = read();
      if (!text.equals(laid.text())) {
        laid = new Laid(text, Trap.read(text), new AtomicInteger());
      }
      return laid;
    }
  }

  private String read() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static boolean matches(Trap trap, String statement) {
    var text = plain(statement);
    return List.of(trap.statement().split("&", -1)).stream()
        .allMatch(words -> text.contains(plain(words)));
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private boolean isLeft(Laid laid, Trap trap) {
    return IntStream.range(0, trap.times()).anyMatch(time -> isFirst(laid.name() + "-" + time));
  }

  private boolean isFirst(String name) {
    try {
      Files.createFile(Files.createDirectories(sprung).resolve(name));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + sprung, e);
    }
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

  private record Laid(String text, @Nullable Trap trap, AtomicInteger moments) {

    boolean isDue(Trap trap) {
      return moments.getAndIncrement() >= trap.after();
    }

    /// What tells it from every other trap that was ever laid.
    String name() {
      return text.substring(text.lastIndexOf('\t') + 1);
    }
  }
}
