package io.cryptorun.ledger;

import io.cryptorun.ledger.node.Joining;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.NodeRegistry;
import io.cryptorun.ledger.node.NodeSpec;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.testkit.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Nodes, claims and questions for the tests of one database.
final class Cluster implements AutoCloseable {

  static final String MARKET = "sim:test";

  private static final AtomicInteger JOBS = new AtomicInteger();

  final TestDatabase at;
  final Database database;
  final RunIds runIds;

  Cluster(TestDatabase at) {
    this.at = at;
    this.database =
        Database.open(
            Schema.app(at), new Pool("test", 3, Duration.ofSeconds(5), Duration.ofSeconds(2)));
    this.runIds = new RunIds(InstantSource.system(), new SecureRandom());
  }

  /// A job name that no other test uses.
  static String job() {
    return "job." + JOBS.incrementAndGet();
  }

  Registration join(String id, NodeKind kind) {
    return ((Joining.Joined) joining(id, kind, MARKET)).registration();
  }

  Joining joining(String id, NodeKind kind, String market) {
    return new NodeRegistry(Schema.app(at))
        .register(new NodeSpec(id, kind, "host", "1.0", market, null));
  }

  Slots slots() {
    return new Slots(database, runIds);
  }

  Attempts attempts() {
    return new Attempts(database);
  }

  Instant now() {
    return one("select clock_timestamp()", Instant.class);
  }

  /// A whole second a little in the past, by the database's clock.
  Instant dueNow() {
    return now().truncatedTo(ChronoUnit.SECONDS);
  }

  Claim cron(NodeEpoch node, String job, Instant due, CatchUp mode, Duration window, Instant next) {
    return slots()
        .claim(
            new ClaimRequest(
                node, SlotKey.cron(job, due), new CatchUpRule(mode, window, next), facts()));
  }

  Claim cron(NodeEpoch node, String job, Instant due) {
    return cron(node, job, due, CatchUp.LATEST, Duration.ofMinutes(15), due.plusSeconds(900));
  }

  Claim request(NodeEpoch node, String job, SlotKind kind, String id) {
    return slots()
        .claim(new ClaimRequest(node, SlotKey.request(job, dueNow(), kind, id), null, facts()));
  }

  static Fence fence(Claim claim) {
    return ((Claim.Claimed) claim).fence();
  }

  static RunFacts facts() {
    return new RunFacts(MARKET, null, "1.0", null, null);
  }

  static Publication nothing() {
    return new Publication(
        Outcome.SUCCESS,
        null,
        RunFigures.none(),
        List.of(),
        List.of(),
        Publication.StateRows.none());
  }

  <T> T one(String sql, Class<T> type, Object... arguments) {
    return database.read(handle -> handle.select(sql, arguments).mapTo(type).one());
  }

  Map<String, Object> row(String sql, Object... arguments) {
    return database.read(handle -> handle.select(sql, arguments).mapToMap().one());
  }

  List<String> kinds(String chain) {
    return database.read(handle ->
        handle
            .select("select kind from audit.events where chain = ? order by position", chain)
            .mapTo(String.class)
            .list());
  }

  @Override
  public void close() {
    database.close();
  }
}
