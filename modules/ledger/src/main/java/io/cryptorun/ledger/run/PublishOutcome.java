package io.cryptorun.ledger.run;

import io.cryptorun.ledger.slot.Fence;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/// Makes a run visible that leaves nothing but its outcome, in one call of the server's own
/// function. Its transaction is the call.
final class PublishOutcome {

  private static final String UNDEFINED_FUNCTION = "42883";

  private static final String PUBLISH =
      """
      select registration_open, published_at as at, others_wait
      from cryptorun.publish_outcome(:runId, :slotId, :attempt, :node, :epoch, :outcome, :reason, :regime, :regimeSource,
                                     :candidates, :passed, :rows, :sources, :universeSha256)
      """;

  private final Fence fence;
  private final Publication publication;

  PublishOutcome(Fence fence, Publication publication) {
    this.fence = fence;
    this.publication = publication;
  }

  /// Whether a schema is older than the function.
  static boolean isMissing(JdbiException failure) {
    return failure.getCause() instanceof SQLException sql
        && UNDEFINED_FUNCTION.equals(sql.getSQLState());
  }

  Written apply(Handle handle) {
    return handle
        .createQuery(PUBLISH)
        .bindMethods(fence)
        .bindMethods(fence.owner())
        .bindMethods(publication.figures())
        .bind("outcome", publication.outcome().word())
        .bind("reason", publication.reason())
        .map(ConstructorMapper.of(Answer.class))
        .one()
        .written(fence);
  }

  /// @param at database clock; null when the attempt or the registration is closed
  record Answer(boolean registrationOpen, @Nullable Instant at, @Nullable Boolean othersWait) {

    Written written(Fence fence) {
      if (!registrationOpen) {
        return FencedWrite.registrationClosed(fence);
      }
      return at == null
          ? FencedWrite.attemptClosed(fence)
          : new Written.Done(at, !Boolean.FALSE.equals(othersWait));
    }
  }
}
