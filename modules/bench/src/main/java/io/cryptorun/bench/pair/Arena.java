package io.cryptorun.bench.pair;

import io.cryptorun.app.EmbeddedDatabase;
import io.cryptorun.bench.ScratchHome;
import io.cryptorun.postgres.EmbeddedPostgres;
import io.cryptorun.postgres.PostgresStatus;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The server with a database for each contender, and the processes that were started on it.
/// Closing it leaves nothing behind.
final class Arena implements AutoCloseable {

  /// Longer than any measurement takes.
  static final int NEVER = 86_400;

  private static final String SCHEDULES =
      """
      insert into cryptorun.schedule (job, cron, zone, enabled, config)
      select 'job-' || n, ?, 'UTC', true, '{}'
      from generate_series(1, ?) as n
      """;

  private static final String RUNNING =
      """
      select exists (select from cryptorun.attempt where outcome = 'running')
      """;

  private final ScratchHome home;
  private final BenchServer server;
  private final Map<Contender, Connection> sessions = new EnumMap<>(Contender.class);
  private final List<ContenderProcess> processes = new ArrayList<>();

  private Arena(ScratchHome home, BenchServer server) {
    this.home = home;
    this.server = server;
  }

  /// Makes the server.
  ///
  /// @param counting whether it counts statements
  static Arena open(boolean counting) throws IOException, SQLException {
    var home = ScratchHome.open();
    try {
      var arena = new Arena(home, new BenchServer(home.path(), port(home)));
      if (counting) {
        arena.countStatements();
      }
      arena.makeDatabases();
      return arena;
    } catch (IOException | SQLException | RuntimeException failure) {
      home.close();
      throw failure;
    }
  }

  private static int port(ScratchHome home) {
    var status = EmbeddedPostgres.in(home.home().postgres()).status();
    return ((PostgresStatus.Running) status).server().port();
  }

  /// The counting library has to be there when the server starts.
  private void countStatements() throws IOException, SQLException {
    try (var session = server.connect("postgres");
        var statement = session.createStatement()) {
      statement.execute("alter system set shared_preload_libraries = 'pg_stat_statements'");
      statement.execute("alter system set pg_stat_statements.track = 'all'");
      statement.execute("alter system set pg_stat_statements.track_planning = off");
    }
    EmbeddedPostgres.in(home.home().postgres()).stop();
    EmbeddedDatabase.ready(home.home());
    try (var session = server.connect("postgres");
        var statement = session.createStatement()) {
      statement.execute("create extension pg_stat_statements");
    }
  }

  private void makeDatabases() throws IOException, SQLException {
    try (var session = server.connect("postgres");
        var statement = session.createStatement()) {
      statement.execute("create database " + Contender.QUARTZ.database());
      statement.execute("create database " + Contender.DB_SCHEDULER.database());
    }
    QuartzRows.makeStockTables(session(Contender.QUARTZ));
    TaskRows.makeTable(session(Contender.DB_SCHEDULER));
  }

  BenchServer server() {
    return server;
  }

  /// A session of the measurement with a contender's database.
  Connection session(Contender contender) throws IOException, SQLException {
    var open = sessions.get(contender);
    if (open == null) {
      open = server.connect(contender.database());
      sessions.put(contender, open);
    }
    return open;
  }

  /// Puts jobs in place of those that are there.
  ///
  /// @param firstAfterSeconds when each is first due
  void put(Contender contender, int jobs, Rhythm rhythm, int firstAfterSeconds)
      throws IOException, SQLException {
    var session = session(contender);
    switch (contender) {
      case LEDGER, STORE -> {
        QuartzRows.ours().put(session, jobs, rhythm, firstAfterSeconds);
        putSchedules(session, jobs, rhythm);
      }
      case QUARTZ, QUARTZ_BATCHES ->
          QuartzRows.stock().put(session, jobs, rhythm, firstAfterSeconds);
      case DB_SCHEDULER -> TaskRows.put(session, jobs, firstAfterSeconds);
    }
  }

  /// The ledger's auditor looks after what stands here.
  private static void putSchedules(Connection session, int jobs, Rhythm rhythm)
      throws SQLException {
    try (var delete = session.prepareStatement("delete from cryptorun.schedule");
        var put = session.prepareStatement(SCHEDULES)) {
      delete.execute();
      put.setString(1, rhythm.unix());
      put.setInt(2, jobs);
      put.execute();
    }
  }

  /// Waits until nothing runs and a new second has begun: a nominal time is due once.
  void awaitRest(Contender contender) throws IOException, SQLException {
    var session = session(contender);
    try (var statement = session.createStatement()) {
      statement.execute(
          "select pg_sleep(1.05 - mod(extract(second from clock_timestamp()), 1)::float)");
      for (boolean busy = contender == Contender.LEDGER; busy; ) {
        try (var answer = statement.executeQuery(RUNNING)) {
          answer.next();
          busy = answer.getBoolean(1);
        }
      }
    }
  }

  /// The database's clock, in microseconds since 1970.
  long clockMicros(Contender contender) throws IOException, SQLException {
    return number(contender, "select (extract(epoch from clock_timestamp()) * 1000000)::bigint");
  }

  /// What the ledger says is wrong.
  long violations() throws IOException, SQLException {
    return number(Contender.LEDGER, "select count(*) from audit.invariants");
  }

  private long number(Contender contender, String sql) throws IOException, SQLException {
    try (var statement = session(contender).createStatement();
        var answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /// Makes the first so many jobs due, and tells our nodes so in the same transaction.
  void makeDue(Contender contender, int jobs) throws IOException, SQLException {
    var session = session(contender);
    session.setAutoCommit(false);
    switch (contender) {
      case LEDGER, STORE -> {
        QuartzRows.ours().makeDue(session, jobs);
        try (var statement = session.createStatement()) {
          statement.execute("select pg_notify('cryptorun', 'schedule')");
        }
      }
      case QUARTZ, QUARTZ_BATCHES -> QuartzRows.stock().makeDue(session, jobs);
      case DB_SCHEDULER -> TaskRows.makeDue(session, jobs);
    }
    session.commit();
    session.setAutoCommit(true);
  }

  /// How a process of this arena is set up.
  ///
  /// @param blocking whether a run goes on until its process is killed
  Participant.Settings settings(
      Contender contender, String node, int jobs, Rhythm rhythm, boolean blocking) {
    return new Participant.Settings(
        contender, node, server.home(), server.port(), jobs, rhythm, blocking);
  }

  /// Puts jobs and starts one node on them.
  ContenderProcess startOn(Contender contender, int jobs, Rhythm rhythm, int firstAfterSeconds)
      throws IOException, SQLException, InterruptedException {
    put(contender, jobs, rhythm, firstAfterSeconds);
    return start(settings(contender, "node-1", jobs, rhythm, false));
  }

  /// Starts a process and waits until it is ready.
  ContenderProcess start(Participant.Settings settings) throws IOException, InterruptedException {
    var process = ContenderProcess.start(settings);
    processes.add(process);
    process.awaitReady();
    return process;
  }

  @Override
  public void close() throws IOException, SQLException {
    processes.forEach(ContenderProcess::close);
    for (var session : sessions.values()) {
      session.close();
    }
    home.close();
  }
}
