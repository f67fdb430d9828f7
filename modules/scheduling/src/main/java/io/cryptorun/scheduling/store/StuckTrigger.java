package io.cryptorun.scheduling.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.quartz.TriggerKey;

/// A trigger in a state that nothing leads out of: taken or blocked without a firing that would
/// free it, failed, or spent and left behind.
///
/// @param state the state it was found in
/// @param job the job it fires
public record StuckTrigger(String group, String name, String job, String state) {

  private static final String FIND =
      """
      select t.trigger_group, t.trigger_name, t.job_name, t.trigger_state
      from quartz.qrtz_triggers t
      where t.sched_name = ?
        and (t.trigger_state = 'ERROR' and t.next_fire_time > 0
             or t.trigger_state in ('ACQUIRED', 'BLOCKED', 'PAUSED_BLOCKED', 'COMPLETE')
                and not exists (
                  select
                  from quartz.qrtz_fired_triggers f
                  where f.sched_name = t.sched_name
                    and case when t.trigger_state in ('BLOCKED', 'PAUSED_BLOCKED')
                             then f.job_name = t.job_name and f.job_group = t.job_group
                             else f.trigger_name = t.trigger_name and f.trigger_group = t.trigger_group end))
      order by 1, 2
      """;

  /// Those there are. Ask under the cluster's lock: a firing's row and its trigger's state change
  /// together.
  static List<StuckTrigger> find(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, QuartzSettings.CLUSTER);
      try (var answer = statement.executeQuery()) {
        var found = new ArrayList<StuckTrigger>();
        while (answer.next()) {
          found.add(
              new StuckTrigger(
                  answer.getString(1),
                  answer.getString(2),
                  answer.getString(3),
                  answer.getString(4)));
        }
        return found;
      }
    }
  }

  TriggerKey key() {
    return new TriggerKey(name, group);
  }

  /// Spent: it never fires again and only stands in the way of another of its name.
  boolean isSpent() {
    return state.equals("COMPLETE");
  }

  /// What it should have been.
  String repaired() {
    return state.equals("PAUSED_BLOCKED") ? "PAUSED" : "WAITING";
  }

  /// For people.
  public String told() {
    return "trigger %s/%s of %s was %s and would have stayed so; %s"
        .formatted(group, name, job, state, isSpent() ? "removed" : "now " + repaired());
  }
}
