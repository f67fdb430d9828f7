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
      select trigger_group, trigger_name, job, state
      from audit.triggers
      where stuck
      order by 1, 2
      """;

  /// Those there are. Ask under the cluster's lock: a firing's row and its trigger's state change
  /// together.
  static List<StuckTrigger> find(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(FIND);
        var answer = statement.executeQuery()) {
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

  TriggerKey key() {
    return new TriggerKey(name, group);
  }

  /// As operators name it: the job of a schedule, else group and name.
  public String id() {
    return group.equals("workflow") ? name : group + "/" + name;
  }

  /// Spent: it never fires again and only stands in the way of another of its name.
  public boolean isSpent() {
    return state.equals("COMPLETE");
  }

  /// What it should have been.
  public String repaired() {
    return state.equals("PAUSED_BLOCKED") ? "PAUSED" : "WAITING";
  }

  /// For people.
  public String told() {
    return "trigger %s/%s of %s was %s and would have stayed so; %s"
        .formatted(group, name, job, state, isSpent() ? "removed" : "now " + repaired());
  }
}
