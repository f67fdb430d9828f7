package io.cryptorun.ledger.result;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Evaluations of what is laid over the regime. Several jobs make them, so the newest is the one to
/// read; how long it holds is the reader's to judge.
public final class Overlays {

  private static final String NEWEST =
      """
      select valid_at as at, overlay, triggers, risk_off_until
      from cryptorun.overlay_evaluation
      where market = :market
        and ((valid_at < :dueAt and (:ownToo or job <> :job)) or (valid_at = :dueAt and job <> :job))
      order by valid_at desc, id desc
      limit 1
      """;

  private final Database database;

  public Overlays(Database database) {
    this.database = database;
  }

  /// The newest evaluation that the reader may see.
  public Optional<Evaluation> newest(Reading reading) {
    return newest(reading, true);
  }

  /// The newest evaluation that another job than the reader's made: all that a repeated run may
  /// see.
  public Optional<Evaluation> newestOfOthers(Reading reading) {
    return newest(reading, false);
  }

  private Optional<Evaluation> newest(Reading reading, boolean ownToo) {
    return database.read(handle ->
        handle
            .createQuery(NEWEST)
            .bindMethods(reading)
            .bind("ownToo", ownToo)
            .map(ConstructorMapper.of(Evaluation.class))
            .findOne());
  }

  /// An evaluation as it was stored.
  ///
  /// @param at nominal time of the run that made it
  /// @param overlay `risk_off`, `btc_driven`, or null for none
  /// @param triggers what spoke for `risk_off`, by name
  /// @param riskOffUntil until when `risk_off` stays; null when it is not in force
  public record Evaluation(
      Instant at, @Nullable String overlay, List<String> triggers, @Nullable Instant riskOffUntil) {

    public Evaluation {
      triggers = List.copyOf(triggers);
    }
  }
}
