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

  private Written fenced(Fence fence, FencedWrite write) {
    var written = database.write(write::apply);
    if (written instanceof Written.Refused refused) {
      database.<Boolean>write(handle -> new RecordRefusal(handle, fence).record(refused.text()));
    }
    return written;
  }
}
