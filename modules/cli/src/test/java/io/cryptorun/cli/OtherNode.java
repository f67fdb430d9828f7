package io.cryptorun.cli;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.DatabaseUrl;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.simulator.Simulator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/// A living node beside the commands under test.
record OtherNode(Registration registration, Database database, String market)
    implements AutoCloseable {

  static OtherNode join(String address, Simulator simulator, String id) {
    var url = DatabaseUrl.parse(address, Map.of());
    var market = "sim:" + simulator.fingerprint();
    var spec = new NodeSpec(id, NodeKind.DAEMON, "host", "1.0", market, null);
    var joined = (Joining.Joined) new NodeRegistry(url).register(spec);
    return new OtherNode(joined.registration(), Database.open(url, Pool.command()), market);
  }

  /// Opens a run of a job and gives its id.
  String claim(String job) {
    var slots = new Slots(database, new RunIds(InstantSource.system(), new SecureRandom()));
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    var slot = SlotKey.request(job, now, SlotKind.MANUAL, "open-" + now);
    var facts = new RunFacts(market, null, "1.0", null, null);
    var claim = slots.claim(new ClaimRequest(registration.node(), slot, null, facts));
    return ((Claim.Claimed) claim).fence().runId();
  }

  @Override
  public void close() {
    database.close();
    registration.leave();
  }
}
