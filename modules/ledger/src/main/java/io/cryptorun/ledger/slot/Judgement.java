package io.cryptorun.ledger.slot;

import java.time.Duration;
import java.time.Instant;

/// Whether a nominal time that is delivered for the first time is run, skipped or kept waiting. A
/// slot is judged once; one that was claimed before is never skipped afterwards.
sealed interface Judgement {

  /// Delivered no later than this after its nominal time, a slot counts as being on time.
  Duration PROMPT = Duration.ofSeconds(60);

  record Run() implements Judgement {}

  record Skip(SlotReason reason) implements Judgement {}

  record Wait() implements Judgement {}

  /// Judges a slot.
  ///
  /// @param now the database's clock, not before `dueAt`
  /// @param runOpen whether a run of the same job has not been closed
  static Judgement of(Instant dueAt, Instant now, CatchUpRule rule, boolean runOpen) {
    var late = Duration.between(dueAt, now);
    boolean prompt = late.compareTo(PROMPT) <= 0;
    if (late.compareTo(rule.window()) > 0 || isUnwanted(rule, now, prompt)) {
      return new Skip(SlotReason.CATCH_UP);
    }
    if (!runOpen) {
      return new Run();
    }
    return rule.mode() == CatchUp.ALL && !prompt ? new Wait() : new Skip(SlotReason.OVERLAP);
  }

  private static boolean isUnwanted(CatchUpRule rule, Instant now, boolean prompt) {
    return switch (rule.mode()) {
      case NONE -> !prompt;
      case LATEST -> !now.isBefore(rule.next());
      case ALL -> false;
    };
  }
}
