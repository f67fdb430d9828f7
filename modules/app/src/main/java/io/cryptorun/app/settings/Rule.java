package io.cryptorun.app.settings;

/// The rules a configuration can break. Numbers are never reused: scripts and documents quote them.
public enum Rule {
  UNREADABLE(1),
  NOT_YAML(2),
  TAB(3),
  BYTE_ORDER_MARK(4),
  DUPLICATE_KEY(5),
  TOO_COMPLEX(6),
  WRONG_SHAPE(7),
  UNKNOWN_KEY(8),
  MISSING_KEY(9),
  DUPLICATE_JOB(10),
  JOB_TYPE(11),
  CRON(12),
  CRON_IN_DST_ZONE(13),
  TIME_ZONE(14),
  WORD(15),
  VENUE(16),
  UNIVERSE(17),
  NUMBER(18),
  TOP_N(19),
  GATE(20),
  MIN_GATES(21),
  FOLDER(22),
  DURATION(23),
  FLAG(24),
  VENUE_NOT_CONFIGURED(26),
  URL(27),
  RATE_LIMIT(28),
  REPEATED(29),
  SYMBOL(30),
  NAME(31),
  TTL_BELOW_CADENCE(32);

  private final int number;

  Rule(int number) {
    this.number = number;
  }

  /// For example `CR-CFG-012`.
  public String code() {
    return "CR-CFG-%03d".formatted(number);
  }
}
