package io.cryptorun.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears at once what other processes have committed. A signal is only a hint and may be lost while
/// the session is: after each reconnection one is made up, and whoever listens reads the state
/// itself.
public final class Signals implements AutoCloseable {

  /// What a signal says.
  public enum Signal {
    /// An operator asked for something.
    COMMAND,
    /// A command was settled.
    SETTLED,
    /// A slot waits to be delivered: a run closed, or slots were opened again.
    SLOT,
    /// The schedule in the job store has changed.
    SCHEDULE,
    /// Another configuration was applied.
    CONFIGURATION,
    /// The session stands anew; anything may have happened meanwhile.
    RECONNECTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private static final String CHANNEL = "cryptorun";

  private static final int WAIT_MILLIS = 1000;

  /// Between two tries to get a session; twice as long each time, up to the second.
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final DatabaseUrl url;
  private final Supplier<NodeEpoch> node;
  private final Consumer<Signal> listener;
  private final Thread thread;
  private volatile boolean closed;

  private Signals(DatabaseUrl url, Supplier<NodeEpoch> node, Consumer<Signal> listener) {
    this.url = url;
    this.node = node;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("signals").unstarted(this::listen);
  }

  /// Begins to listen, on a thread and over a session of its own.
  ///
  /// @param listener called on that thread; returns soon
  public static Signals listen(
      DatabaseUrl url, Supplier<NodeEpoch> node, Consumer<Signal> listener) {
    var signals = new Signals(url, node, listener);
    signals.thread.start();
    return signals;
  }

  /// Sends a signal to every node, this one as well.
  public static void send(Database database, Signal signal) {
    database.<Boolean>write(handle -> {
      handle
          .createQuery("select pg_notify(:channel, :payload)")
          .bind("channel", CHANNEL)
          .bind("payload", signal.word())
          .mapTo(String.class)
          .list();
      return true;
    });
  }

  private void listen() {
    long pause = FIRST_PAUSE.toNanos();
    while (!closed) {
      try (var session = open()) {
        pause = FIRST_PAUSE.toNanos();
        tell(Signal.RECONNECTED);
        hear(session);
      } catch (SQLException lost) {
        LOG.debug("signals are not heard: {}", lost.getMessage());
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      }
    }
  }

  private Connection open() throws SQLException {
    var properties = Sessions.driverProperties(url, Sessions.name(node.get(), "listen"));
    properties.setProperty("options", Sessions.options(""));
    var session = DriverManager.getConnection(url.jdbc(), properties);
    try (var statement = session.createStatement()) {
      statement.execute("listen " + CHANNEL);
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  /// The driver's wait does not notice a connection that is gone without a word, so the server is
  /// asked for a sign of life each second.
  private void hear(Connection session) throws SQLException {
    var source = session.unwrap(PGConnection.class);
    while (!closed) {
      for (var notification : source.getNotifications(WAIT_MILLIS)) {
        for (var signal : Signal.values()) {
          if (signal.word().equals(notification.getParameter())) {
            tell(signal);
          }
        }
      }
      if (!session.isValid((int) TimeUnit.MILLISECONDS.toSeconds(WAIT_MILLIS))) {
        throw new SQLException("the session is not valid any more");
      }
    }
  }

  private void tell(Signal signal) {
    try {
      listener.accept(signal);
    } catch (RuntimeException failure) {
      LOG.error("signal {} was not handled", signal, failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofMillis(3L * WAIT_MILLIS));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
