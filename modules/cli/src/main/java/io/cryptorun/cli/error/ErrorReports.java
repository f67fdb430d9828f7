package io.cryptorun.cli.error;

import io.cryptorun.app.HomeNotWritable;
import io.cryptorun.app.MarketElsewhere;
import io.cryptorun.app.NodeRefused;
import io.cryptorun.app.PoolerBetween;
import io.cryptorun.app.SchemaNotReady;
import io.cryptorun.app.ServerUnfit;
import io.cryptorun.app.SimulatorUnreachable;
import io.cryptorun.app.settings.ConfigException;
import io.cryptorun.app.settings.EnvironmentException;
import io.cryptorun.app.settings.Spelling;
import io.cryptorun.cli.ExitCode;
import io.cryptorun.cli.output.UnknownColumnException;
import io.cryptorun.ledger.DatabaseUnreachable;
import io.cryptorun.ledger.DatabaseUnreachable.Obstacle;
import io.cryptorun.ledger.LockBusy;
import io.cryptorun.ledger.PermissionDenied;
import io.cryptorun.ledger.QueryRefused;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.schema.MigrationRefused;
import io.cryptorun.ledger.schema.SchemaState;
import io.cryptorun.ledger.server.Sharing;
import io.cryptorun.postgres.PostgresUnavailable;
import io.cryptorun.simulator.PortTakenException;
import io.cryptorun.simulator.config.SimulatorConfigException;
import java.util.List;

/// The one place that knows which exception means what to the operator.
final class ErrorReports {

  private ErrorReports() {}

  /// What to tell; empty for an internal fault.
  static List<ErrorReport> of(Exception failure) {
    return switch (failure) {
      case CommandRefused refusal -> List.of(refusal.report());
      case ConfigException invalid -> ConfigErrors.of(invalid);
      case EnvironmentException wrong ->
          one(
              "CR-ENV-001",
              ExitCode.CONFIGURATION,
              wrong,
              "environment variable " + wrong.variable(),
              wrong.fix());
      case HomeNotWritable home ->
          one(
              "CR-SYS-001",
              ExitCode.UNREACHABLE,
              home,
              home.home(),
              "set CRYPTORUN_HOME to a folder of your own, or make this one writable");
      case PostgresUnavailable postgres ->
          List.of(
              ErrorReport.of(
                  "CR-DB-001",
                  ExitCode.UNREACHABLE,
                  postgres.what(),
                  "",
                  postgres.why(),
                  postgres.fix()));
      case DatabaseUnreachable database when database.obstacle() == Obstacle.NOT_ADMITTED ->
          one(
              "CR-DB-005",
              ExitCode.NOT_PERMITTED,
              database,
              "",
              "check user and password; a password comes by passfile, CRYPTORUN_DB_PASSWORD_FILE or"
                  + " PGPASSWORD");
      case PermissionDenied denied ->
          one(
              "CR-DB-006",
              ExitCode.NOT_PERMITTED,
              denied,
              "",
              "use an address whose role may do it; cryptorun db migrate grants the roles their"
                  + " rights");
      case DatabaseUnreachable database when database.obstacle() == Obstacle.POOLER ->
          one(
              "CR-DB-012",
              ExitCode.UNREACHABLE,
              database,
              "",
              "name the server itself; a pool in session mode will do for commands that only read"
                  + " (CRYPTORUN_DATABASE_CLI_URL; PgBouncer: ignore_startup_parameters ="
                  + " extra_float_digits, options)");
      case DatabaseUnreachable database ->
          List.of(
              ErrorReport.of(
                  "CR-DB-002",
                  ExitCode.UNREACHABLE,
                  String.valueOf(database.getMessage()),
                  "",
                  "nothing can be read or recorded; running nodes keep the work they have in"
                      + " flight",
                  fix(database.obstacle())));
      case ServerUnfit server ->
          server.shortcomings().stream()
              .map(lack ->
                  ErrorReport.of(
                      "CR-DB-011",
                      ExitCode.UNREACHABLE,
                      lack.found(),
                      server.address(),
                      lack.why(),
                      lack.fix()))
              .toList();
      case PoolerBetween pooler ->
          List.of(
              ErrorReport.of(
                  "CR-DB-012",
                  ExitCode.UNREACHABLE,
                  String.valueOf(pooler.getMessage()),
                  "",
                  pooler.sharing() == Sharing.WITHOUT_LIMITS
                      ? "by its time limits the server frees what a node holds that hangs or is cut"
                          + " off"
                      : "a node's lock, its time limits and its signals belong to a session, and"
                          + " must not go to whoever comes next",
                  "name the server itself"));
      case SchemaNotReady schema ->
          one(
              "CR-DB-003",
              ExitCode.UNREACHABLE,
              schema,
              "",
              schema.state() instanceof SchemaState.Newer
                  ? "upgrade this program, or restore a backup that it has made"
                  : "cryptorun db migrate");
      case MigrationRefused refused ->
          one(
              refused.obstacle() == MigrationRefused.Obstacle.DIFFERENT_SCRIPTS
                  ? "CR-DB-013"
                  : "CR-DB-014",
              ExitCode.UNREACHABLE,
              refused,
              "",
              refused.obstacle() == MigrationRefused.Obstacle.DIFFERENT_SCRIPTS
                  ? "use the program that migrated this database, or restore a backup into an empty"
                      + " one and migrate that; nothing was changed"
                  : "mend what the server says, then cryptorun db migrate again; nothing was"
                      + " changed");
      case QueryRefused slow when slow.isOverdue() ->
          one(
              "CR-DB-015",
              ExitCode.TIMED_OUT,
              slow,
              "",
              "ask for less, such as a shorter time: a statement of this role ends when its time is"
                  + " over");
      case QueryRefused refused ->
          one(
              "CR-DB-004",
              ExitCode.USAGE,
              refused,
              "",
              "one select statement that writes nothing; views and columns: cryptorun db views");
      case LockBusy busy ->
          one("CR-DB-007", ExitCode.CONFLICT, busy, "", "try again; cryptorun schedule status");
      case SimulatorUnreachable simulator ->
          one(
              "CR-SIM-001",
              ExitCode.UNREACHABLE,
              simulator,
              "CRYPTORUN_SIMULATOR",
              "cryptorun simulator --port N, or unset CRYPTORUN_SIMULATOR for the live venues");
      case PortTakenException port ->
          one(
              "CR-SIM-002",
              ExitCode.CONFLICT,
              port,
              "127.0.0.1:" + port.port(),
              "--port with another number, or --port 0 for any free one");
      case SimulatorConfigException wrong ->
          one("CR-SIM-003", ExitCode.USAGE, wrong, "", "cryptorun simulator --help");
      case MarketElsewhere elsewhere ->
          one(
              "CR-SIM-004",
              ExitCode.USAGE,
              elsewhere,
              "market clock " + elsewhere.marketClock(),
              "--as-of " + elsewhere.marketClock());
      case NodeRefused refused -> List.of(refused(refused));
      case UnknownColumnException column ->
          one("CR-USE-010", ExitCode.USAGE, column, "--columns", columns(column));
      default -> List.of();
    };
  }

  private static String fix(Obstacle obstacle) {
    return switch (obstacle) {
      case NO_PRIMARY, NO_CHANGES ->
          "promote a standby, or name the server that takes changes; running nodes find it by"
              + " themselves among the servers of their address";
      case NO_FREE_CONNECTION -> "raise max_connections, or end sessions; cryptorun doctor counts";
      default -> "check host, port, user and password; for the embedded one: cryptorun db start";
    };
  }

  private static String columns(UnknownColumnException column) {
    var known = "columns: " + String.join(", ", column.known());
    return Spelling.nearest(column.name(), column.known())
        .map(name -> "did you mean %s? %s".formatted(name, known))
        .orElse(known);
  }

  private static ErrorReport refused(NodeRefused refused) {
    var fix =
        refused.answer() instanceof Joining.NodeIdTaken
            ? "another name with --node-id, or stop that node"
            : "point CRYPTORUN_SIMULATOR at that market, or run as of an instant with --as-of";
    return ErrorReport.of(
        "CR-NODE-001", ExitCode.CONFLICT, String.valueOf(refused.getMessage()), "", "", fix);
  }

  private static List<ErrorReport> one(
      String code, ExitCode exit, Exception failure, String where, String fix) {
    return List.of(
        ErrorReport.of(code, exit, String.valueOf(failure.getMessage()), where, "", fix));
  }
}
