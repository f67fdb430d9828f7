package io.cryptorun.simulator.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Everything that can go wrong with an answer. `value` below is the rule's own figure.
public enum FaultKind {
  /// The venue's rate-limit answer.
  RATE_LIMIT,
  /// The same with status 200.
  RATE_LIMIT_200,
  /// Shut out for `value` seconds (120).
  BAN,
  /// Status `maintenance`, and every other call answered as unavailable.
  MAINTENANCE,
  /// Back from maintenance: data flow, but orders are taken for the book only.
  POST_ONLY,

  /// An HTML page of the edge with this status.
  EDGE_520,
  EDGE_502,
  EDGE_503,
  /// An HTML page with status 200.
  HTML_200,
  EMPTY_BODY,
  /// JSON cut in half.
  TRUNCATED,
  /// A Content-Length beyond the body's.
  WRONG_LENGTH,
  GZIP_CUT,
  /// Headers after `value` seconds (30).
  LATE_HEADERS,
  /// The body in sixteen pieces, `value` seconds (0.5) before each.
  TRICKLE,
  NEVER_ENDING,
  /// A TCP reset after the headers.
  RESET,

  /// `result`, `data` or the whole bare body is missing, empty or null.
  PAYLOAD_ABSENT,
  PAYLOAD_EMPTY,
  PAYLOAD_NULL,
  /// `{"message": ...}` with status 200 in place of the body.
  MESSAGE_OBJECT,
  /// Unknown fields in every object.
  EXTRA_FIELDS,
  /// The fields of every object in reverse order.
  KEY_ORDER,
  /// Kraken: the result is keyed by the pair's display name.
  RENAMED_KEY,
  /// The instrument is listed as not tradable.
  STATUS_SWITCHED,

  /// The newest row is a closed one.
  FORMING_ABSENT,
  /// The forming row is marked as closed where the venue has such a mark.
  FORMING_FLAG,
  /// Three rows are missing.
  HOLE,
  DUPLICATE_EQUAL,
  DUPLICATE_UNEQUAL,
  /// The rows come the wrong way round.
  WRONG_ORDER,
  /// A row opens one second late.
  OFF_GRID,
  NEGATIVE_PRICE,
  HIGH_BELOW_LOW,
  /// A row opens two widths after the newest.
  FUTURE_TIME,
  /// The newest closed row's close is not what it was.
  REVISED,

  /// Some figures are replaced.
  NUMBER_NAN,
  NUMBER_EMPTY,
  NUMBER_NULL,
  /// Figures written with an exponent, or as a number where the venue writes text and the reverse.
  NUMBER_EXPONENT,
  NUMBER_TYPE,

  BOOK_EMPTY_SIDE,
  BOOK_EMPTY,
  BOOK_CROSSED,
  BOOK_LOCKED,
  BOOK_UNSORTED,
  BOOK_ZERO_SIZE,
  /// Stamped `value` seconds (120) ago.
  BOOK_STALE,
  /// Three levels a side.
  BOOK_FEW_LEVELS,

  /// Three rows come twice.
  TRADES_DUPLICATE,
  /// Without numbers, without sides.
  TRADES_ID_MISSING,
  TRADES_SIDE_MISSING,

  /// Settlements are stamped up to `value` seconds (0.9) early or late.
  FUNDING_JITTER,
  /// The interval is halved from the middle of the answer on.
  FUNDING_INTERVAL,
  /// A settlement is missing.
  FUNDING_MISSING,
  /// Every rate is exactly 0, or there is none.
  FUNDING_ZERO,
  FUNDING_EMPTY,

  /// The server's clock is `value` seconds (90) ahead; negative: behind.
  CLOCK;

  /// The word used in files: lower case.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The kind with this word.
  public static Optional<FaultKind> of(String id) {
    return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
  }
}
