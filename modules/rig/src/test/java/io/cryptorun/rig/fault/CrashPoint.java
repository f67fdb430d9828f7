package io.cryptorun.rig.fault;

import io.cryptorun.rig.node.Trap;
import io.cryptorun.rig.node.Trap.Moment;
import java.util.Locale;

/// The places between alarm clock and result at which a process may end, each leaving something
/// else behind.
enum CrashPoint {
  ACQUIRED("insert into quartz.qrtz_fired_triggers", Moment.COMMITTED),
  FIRING("update quartz.qrtz_fired_triggers", Moment.EXECUTED),
  FIRED("update quartz.qrtz_fired_triggers", Moment.COMMITTED),
  CLAIMING("from cryptorun.claim_on_time", Moment.BEFORE),
  CLAIMED("from cryptorun.claim_on_time", Moment.COMMITTED),
  /// Of a slot that needs more than a glance: a further attempt.
  CLAIMING_AGAIN("insert into cryptorun.attempt", Moment.EXECUTED),
  WORKING("a run is working", Moment.BEFORE),
  STAGING("a file is half written", Moment.BEFORE),
  RENAMED("the files are in place", Moment.BEFORE),
  PUBLISHING("update cryptorun.attempt&universe_sha256", Moment.EXECUTED),
  PUBLISHED("update cryptorun.attempt&universe_sha256", Moment.COMMITTED),
  COMPLETING("delete from quartz.qrtz_fired_triggers&using cryptorun.node_epoch", Moment.BEFORE),
  COMPLETION_OPEN(
      "delete from quartz.qrtz_fired_triggers&using cryptorun.node_epoch", Moment.EXECUTED),
  COMPLETED("delete from quartz.qrtz_fired_triggers&using cryptorun.node_epoch", Moment.COMMITTED),
  /// Of the survivor.
  TAKING_OVER("close_epoch&'fenced'", Moment.EXECUTED),
  /// Of the survivor.
  TAKEN_OVER("close_epoch&'fenced'", Moment.COMMITTED);

  private final String statement;
  private final Moment moment;

  CrashPoint(String statement, Moment moment) {
    this.statement = statement;
    this.moment = moment;
  }

  Trap trap(Trap.Action action) {
    return Trap.first(statement, moment, action);
  }

  /// As the table names it.
  String told() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether it hits a run that the other has to begin again.
  boolean leavesAnOpenRun() {
    return switch (this) {
      case CLAIMED, WORKING, STAGING, RENAMED, PUBLISHING -> true;
      default -> false;
    };
  }

  boolean isOfTheSurvivor() {
    return this == TAKING_OVER || this == TAKEN_OVER;
  }
}
