package io.cryptorun.ledger.command;

import java.util.Locale;

/// What an operator may ask of the nodes.
public enum CommandKind {
  /// A job's nominal times are not run until it is resumed.
  PAUSE,
  /// A job runs again, from its next nominal time on.
  RESUME,
  /// A job runs once, now.
  TRIGGER,
  /// A run is to stop.
  CANCEL,
  /// A closed run is to be done again.
  RETRY,
  /// A node begins nothing new.
  DRAIN,
  /// A node takes part again.
  UNDRAIN,
  /// A trigger that nothing else leads out of its state is freed.
  UNSTICK;

  /// The word used in SQL, JSON and on the terminal.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CommandKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
