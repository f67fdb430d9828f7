package io.cryptorun.ledger.audit;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Results;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.testkit.TestDatabase;

/// A ledger that a node writes, a superuser forges and the auditor examines.
final class Examined implements AutoCloseable {

  private final TestDatabase database;
  private final String job = Cluster.job();
  private final Cluster cluster;
  private final Registration node;
  private final Tampering superuser;

  Examined(TestDatabase database) {
    this.database = database;
    this.cluster = new Cluster(database);
    this.node = cluster.join("verify-" + job, NodeKind.DAEMON);
    this.superuser = new Tampering(database);
  }

  String job() {
    return job;
  }

  Cluster cluster() {
    return cluster;
  }

  Registration node() {
    return node;
  }

  Tampering superuser() {
    return superuser;
  }

  Fence publish() {
    return publish(job);
  }

  Fence publish(String job) {
    var fence =
        Cluster.fence(cluster.request(node.node(), job, SlotKind.REPLAY, job + System.nanoTime()));
    cluster.attempts().publish(fence, Results.of("BTC/USD", "SOL/USD"));
    return fence;
  }

  Verified verify() {
    return verify(new Scope(null, job));
  }

  Verified verify(Scope scope) {
    try (var auditor = auditor()) {
      return new VerifyHistory(auditor).verify(scope, (_, _, _) -> {});
    }
  }

  Database auditor() {
    return Schema.open(Schema.as(database, database.rolePrefix() + "_auditor"), Pool.examination());
  }

  @Override
  public void close() {
    node.close();
    cluster.close();
  }
}
