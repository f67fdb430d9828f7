package io.cryptorun.ledger.run;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.LockBusy;
import io.cryptorun.ledger.run.StandingClose.Close;
import io.cryptorun.ledger.slot.Fence;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/// The attempts: what a run writes when it ends. Each write shows its fence, in the transaction
/// that makes the result visible; a refused one leaves nothing but the record that it was refused.
/// One that somebody's lock is in the way of for too long writes nothing, and a [LockBusy] says so:
/// a node that is frozen over a claim holds the rows for a few seconds, and the result must not be
/// lost over that.
public final class Attempts {

  private static final Set<String> LOCKED = Set.of("55P03", "40P01");

  private final Database database;
  private final boolean afterOutage;

  /// Until the server has said that it lacks the function: its schema is an older one.
  private volatile boolean oneCall = true;

  public Attempts(Database database) {
    this(database, false);
  }

  private Attempts(Database database, boolean afterOutage) {
    this.database = database;
    this.afterOutage = afterOutage;
  }

  /// For a write that was tried before and not answered. Where it stands already it is done, with
  /// the time at which that was.
  public Attempts afterOutage() {
    return new Attempts(database, true);
  }

  /// Makes a run's results visible, all of them or none. The files they name must stand already.
  public Written publish(Fence fence, Publication publication) {
    var standing = new StandingClose(fence, "published", publication.outcome());
    return switch (published(fence, publication)) {
      case Written.Done done -> done;
      case Written.Refused refused -> written(standing, refused);
    };
  }

  /// Closes a run that publishes nothing.
  public Written close(Fence fence, Ending ending) {
    return switch (fenced(new CloseAttempt(fence, ending))) {
      case Written.Done done -> done;
      case Written.Refused refused -> written(standing(fence, ending), refused);
    };
  }

  /// Closes a run that publishes nothing; where the rule allows it the slot stays open for another
  /// attempt.
  ///
  /// @param random from 0 to below 1, for the length of the wait
  public Closing close(Fence fence, Ending ending, RetryRule retry, double random) {
    var write = new CloseAttempt(fence, ending, retry, random);
    return switch (fenced(write)) {
      case Written.Done(var at, _) -> closing(fence, new Close(at, write.notBefore()));
      case Written.Refused refused -> {
        var own = find(standing(fence, ending));
        if (own.isEmpty()) {
          record(fence, refused);
        }
        yield own.map(close -> closing(fence, close))
            .orElseGet(() -> new Closing.Refused(refused.text()));
      }
    };
  }

  private Written published(Fence fence, Publication publication) {
    if (publication.isOutcomeOnly() && oneCall) {
      try {
        return locking(() -> database.read(new PublishOutcome(fence, publication)::apply));
      } catch (JdbiException e) {
        if (!PublishOutcome.isMissing(e)) {
          throw e;
        }
        oneCall = false;
      }
    }
    return fenced(new Publish(fence, publication));
  }

  private static StandingClose standing(Fence fence, Ending ending) {
    return new StandingClose(fence, ending.outcome().word(), ending.outcome());
  }

  private static Closing closing(Fence fence, Close close) {
    var notBefore = close.notBefore();
    return notBefore == null
        ? new Closing.Final(close.finishedAt())
        : new Closing.Again(close.finishedAt(), fence.slotId(), notBefore);
  }

  private Written fenced(FencedWrite write) {
    return locking(() -> database.write(write::apply));
  }

  private static Written locking(Supplier<Written> write) {
    try {
      return write.get();
    } catch (JdbiException e) {
      if (isLocked(e)) {
        throw new LockBusy("attempt", e);
      }
      throw e;
    }
  }

  private static boolean isLocked(JdbiException failure) {
    return failure.getCause() instanceof SQLException sql && LOCKED.contains(sql.getSQLState());
  }

  private Written written(StandingClose standing, Written.Refused refused) {
    var own = find(standing);
    if (own.isPresent()) {
      return new Written.Done(own.get().finishedAt(), true);
    }
    record(standing.fence(), refused);
    return refused;
  }

  /// A first try cannot have been written before: a second one of the kind is refused.
  private Optional<Close> find(StandingClose standing) {
    return afterOutage ? database.read(standing::find) : Optional.empty();
  }

  private void record(Fence fence, Written.Refused refused) {
    database.<Boolean>write(handle -> new RecordRefusal(handle, fence).record(refused.text()));
  }
}
