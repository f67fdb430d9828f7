package io.cryptorun.ledger;

import io.cryptorun.ledger.command.Command;
import io.cryptorun.ledger.command.CommandKind;
import io.cryptorun.ledger.command.CommandRequest;
import io.cryptorun.ledger.command.CommandResult;
import io.cryptorun.ledger.command.Commands;
import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.run.Attempts;
import io.cryptorun.ledger.run.Outcome;
import io.cryptorun.ledger.run.Publication;
import io.cryptorun.ledger.run.RunFigures;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.RunFacts;
import io.cryptorun.ledger.slot.RunIds;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.ledger.slot.SlotKind;
import io.cryptorun.ledger.slot.Slots;
import io.cryptorun.testkit.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Nodes, claims and questions for the tests of one database.
public final class Cluster implements AutoCloseable {

  public static final String MARKET = "sim:test";

  private static final AtomicInteger JOBS = new AtomicInteger();

  public final TestDatabase at;
  public final Database database;
  public final RunIds runIds;

  public Cluster(TestDatabase at) {
    this.at = at;
    this.database = Schema.open(Schema.app(at), patient("test", 3));
    this.runIds = new RunIds(InstantSource.system(), new SecureRandom());
  }

  /// A pool whose statements wait for locks as long as a machine under load may let them.
  public static Pool patient(String name, int connections) {
    return new Pool(name, connections, Duration.ofSeconds(50), Duration.ofSeconds(40));
  }

  /// A job name that no other test uses.
  public static String job() {
    return "job." + JOBS.incrementAndGet();
  }

  public Registration join(String id, NodeKind kind) {
    return registered(Schema.app(at), new NodeSpec(id, kind, "host", "1.0", MARKET, null));
  }

  /// Registers a node whose id nobody has. The server lets go of its lock a moment after a node
  /// that had it has left, which on a machine under load is longer than a node waits.
  public static Registration registered(DatabaseUrl url, NodeSpec spec) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    var joining = new NodeRegistry(url).register(spec);
    while (joining instanceof Joining.NodeIdTaken && System.nanoTime() < deadline) {
      joining = new NodeRegistry(url).register(spec);
    }
    return ((Joining.Joined) joining).registration();
  }

  public Joining joining(String id, NodeKind kind, String market) {
    return new NodeRegistry(Schema.app(at))
        .register(new NodeSpec(id, kind, "host", "1.0", market, null));
  }

  public Slots slots() {
    return new Slots(database, runIds);
  }

  public Attempts attempts() {
    return new Attempts(database);
  }

  public Instant now() {
    return one("select clock_timestamp()", Instant.class);
  }

  /// A whole second a little in the past, by the database's clock.
  public Instant dueNow() {
    return now().truncatedTo(ChronoUnit.SECONDS);
  }

  public Claim cron(
      NodeEpoch node, String job, Instant due, CatchUp mode, Duration window, Instant next) {
    return slots()
        .claim(
            new ClaimRequest(
                node, SlotKey.cron(job, due), new CatchUpRule(mode, window, next), facts()));
  }

  public Claim cron(NodeEpoch node, String job, Instant due) {
    return cron(node, job, due, CatchUp.LATEST, Duration.ofMinutes(15), due.plusSeconds(900));
  }

  public Claim request(NodeEpoch node, String job, SlotKind kind, String id) {
    return slots()
        .claim(new ClaimRequest(node, SlotKey.request(job, dueNow(), kind, id), null, facts()));
  }

  public static Fence fence(Claim claim) {
    return ((Claim.Claimed) claim).fence();
  }

  public static RunFacts facts() {
    return new RunFacts(MARKET, null, "1.0", null, null);
  }

  public static Publication nothing() {
    return new Publication(
        Outcome.SUCCESS,
        null,
        RunFigures.none(),
        List.of(),
        List.of(),
        Publication.StateRows.none());
  }

  public <T> T one(String sql, Class<T> type, Object... arguments) {
    return database.read(handle -> handle.select(sql, arguments).mapTo(type).one());
  }

  public Map<String, Object> row(String sql, Object... arguments) {
    return database.read(handle -> handle.select(sql, arguments).mapToMap().one());
  }

  public List<String> kinds(String chain) {
    return database.read(handle ->
        handle
            .select("select kind from audit.events where chain = ? order by position", chain)
            .mapTo(String.class)
            .list());
  }

  /// Lets a slot's next nominal time be due already.
  public void overtake(Fence fence) {
    change(
        "update cryptorun.slot set retry_until = clock_timestamp() where slot_id = ?",
        fence.slotId());
  }

  /// Lets a slot have been written earlier.
  public void backdate(long slotId, Duration by) {
    change(
        "update cryptorun.slot set created_at = created_at - make_interval(secs => ?) where slot_id"
            + " = ?",
        by.toSeconds(),
        slotId);
  }

  /// Lets an attempt's deadline have been earlier.
  public void expire(Fence fence, Duration by) {
    change(
        "update cryptorun.attempt set deadline = deadline - make_interval(secs => ?) where run_id ="
            + " ?",
        by.toSeconds(),
        fence.runId());
  }

  /// Waits until the database's clock shows an instant.
  public void awaitClock(Instant instant) {
    while (now().isBefore(instant)) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /// What no node would do.
  public void change(String sql, Object... arguments) {
    database.write(handle -> handle.execute(sql, arguments));
  }

  @Override
  public void close() {
    database.close();
  }

  /// A request that a node has taken on and settled.
  public Command asked(
      Registration node, CommandKind kind, String target, @Nullable String reason) {
    var commands = new Commands(database);
    commands.request(new CommandRequest(kind, target, Map.of(), reason, "ana", "desk", null));
    var command = commands.claim(node.node()).orElseThrow();
    commands.settle(command, CommandResult.applied("", Map.of(), Map.of()), node.node());
    return command;
  }
}
