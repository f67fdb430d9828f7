package io.cryptorun.rig.node;

/// A point at which a node stops itself: a moment in its conversation with the database.
///
/// @param statement words of the statement it waits for; case and white space do not matter
/// @param moment when, as seen from that statement
/// @param action what happens then
/// @param after how many such moments pass before
/// @param times how many moments it is sprung at
public record Trap(String statement, Moment moment, Action action, int after, int times) {

  /// Seen from the statement.
  public enum Moment {
    /// It has not been sent.
    BEFORE,
    /// It was executed and found or changed a row; its transaction is open, or it was one by
    /// itself.
    EXECUTED,
    /// Its transaction has been committed; the caller does not know yet.
    COMMITTED
  }

  /// What a node does to itself, or what is done to its statement.
  public enum Action {
    /// The process is gone at once.
    HALT,
    /// The process is frozen until somebody thaws it.
    FREEZE,
    /// The session is gone and the caller told so: what was committed stays.
    BREAK
  }

  /// Sprung once, at the first such moment.
  public static Trap first(String statement, Moment moment, Action action) {
    return new Trap(statement, moment, action, 0, 1);
  }

  /// One line that a node reads.
  public String written() {
    return String.join(
        "\t",
        statement,
        moment.name(),
        action.name(),
        Integer.toString(after),
        Integer.toString(times));
  }

  static Trap read(String line) {
    var parts = line.split("\t", -1);
    return new Trap(
        parts[0],
        Moment.valueOf(parts[1]),
        Action.valueOf(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }
}
