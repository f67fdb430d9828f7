package io.cryptorun.ledger;

/// The attempts: what a run writes when it ends. Each write shows its fence, in the transaction
/// that makes the result visible; a refused one leaves nothing but the record that it was refused.
public final class Attempts {

  private final Database database;

  public Attempts(Database database) {
    this.database = database;
  }

  /// Makes a run's results visible, all of them or none. The files they name must stand already.
  public Written publish(Fence fence, Publication publication) {
    return fenced(fence, new Publish(fence, publication));
  }

  /// Closes a run that publishes nothing.
  public Written close(Fence fence, Ending ending) {
    return fenced(fence, new CloseAttempt(fence, ending));
  }

  /// Closes a run that publishes nothing; where the rule allows it the slot stays open for another
  /// attempt.
  ///
  /// @param random from 0 to below 1, for the length of the wait
  public Closing close(Fence fence, Ending ending, RetryRule retry, double random) {
    var write = new CloseAttempt(fence, ending, retry, random);
    return switch (fenced(fence, write)) {
      case Written.Refused(var text) -> new Closing.Refused(text);
      case Written.Done(var at) -> {
        var notBefore = write.notBefore();
        yield notBefore == null
            ? new Closing.Final(at)
            : new Closing.Again(at, fence.slotId(), notBefore);
      }
    };
  }

  private Written fenced(Fence fence, FencedWrite write) {
    var written = database.write(write::apply);
    if (written instanceof Written.Refused refused) {
      database.<Boolean>write(handle -> new RecordRefusal(handle, fence).record(refused.text()));
    }
    return written;
  }
}
