package io.cryptorun.ledger.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.NodeEpoch;
import io.cryptorun.ledger.Pool;
import io.cryptorun.ledger.Results;
import io.cryptorun.ledger.Schema;
import io.cryptorun.ledger.ServerSide;
import io.cryptorun.ledger.node.NodeKind;
import io.cryptorun.ledger.node.Registration;
import io.cryptorun.ledger.slot.CatchUp;
import io.cryptorun.ledger.slot.CatchUpRule;
import io.cryptorun.ledger.slot.Claim;
import io.cryptorun.ledger.slot.ClaimOnTime;
import io.cryptorun.ledger.slot.ClaimRequest;
import io.cryptorun.ledger.slot.Fence;
import io.cryptorun.ledger.slot.SlotKey;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run that leaves nothing but its outcome is published by one call. What is written, what is
/// refused and what is told of others is the same as for a run with results.
class PublishOutcomePostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  enum Left {
    NOTHING,
    RESULTS;

    Publication publication() {
      return this == NOTHING ? Cluster.nothing() : Results.of("BTC/USD");
    }
  }

  private static final String EVENT =
      """
      select detail::text as detail, actor, job, due_at::text as due_at
      from cryptorun.event
      where run_id = ? and kind = 'published'
      """;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final String job = Cluster.job();
  private Cluster cluster;
  private Registration node;
  private Instant due;

  @BeforeEach
  void join() {
    cluster = new Cluster(POSTGRES.database());
    node = cluster.join("node-" + job, NodeKind.DAEMON);
    due = cluster.dueNow();
  }

  @AfterEach
  void leave() {
    threads.close();
    node.close();
    cluster.close();
  }

  @Test
  void publish_bothWays_writesTheSame() {
    var inOneCall = claimed(due.minusSeconds(30));
    cluster.attempts().publish(inOneCall, figures());
    var inSteps = claimed(due);
    cluster.database.<Written>write(new Publish(inSteps, figures())::apply);

    assertThat(cluster.row(EVENT, inOneCall.runId()).get("detail"))
        .isEqualTo(cluster.row(EVENT, inSteps.runId()).get("detail"));
    assertThat(cluster.row(EVENT, inOneCall.runId()))
        .containsEntry("actor", node.node().node())
        .containsEntry("job", job);
    assertThat(figuresOf(inOneCall))
        .isEqualTo(figuresOf(inSteps))
        .startsWith("(partial,\"okx missing\",normal,cache,2,1,7,3,");
    assertThat(
            cluster.one(
                "select string_agg(distinct state, ' ') from audit.slots where job = ?",
                String.class,
                job))
        .isEqualTo("partial");
    assertThat(cluster.kinds(job)).containsExactly("claimed", "published", "claimed", "published");
  }

  @Test
  void publish_twice_isRefusedAndTheFirstStands() {
    var fence = claimed(due);
    cluster.attempts().publish(fence, figures());

    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isInstanceOf(Written.Refused.class);
    assertThat(cluster.kinds(job)).containsExactly("claimed", "published", "rejected");
    assertThat(figuresOf(fence)).startsWith("(partial");
  }

  @Test
  void publish_underAnotherFence_changesNothing() {
    var fence = claimed(due);
    var own = fence.owner();
    var others =
        new Fence[] {
          new Fence(cluster.runIds.next(), fence.slotId(), 1, fence.slot(), own),
          new Fence(fence.runId(), fence.slotId() + 1, 1, fence.slot(), own),
          new Fence(fence.runId(), fence.slotId(), 2, fence.slot(), own),
          new Fence(
              fence.runId(), fence.slotId(), 1, fence.slot(), new NodeEpoch("other", own.epoch())),
        };

    for (var other : others) {
      Written written = cluster.database.read(new PublishOutcome(other, Cluster.nothing())::apply);
      assertThat(written).isInstanceOf(Written.Refused.class);
    }
    assertThat(cluster.kinds(job)).containsExactly("claimed");
    assertThat(figuresOf(fence)).startsWith("(running");
  }

  @Test
  void publish_afterItsEpochWasFenced_isRefusedAndRecorded() {
    var fence = claimed(due);
    cluster.change(
        "update cryptorun.node_epoch set ended_at = clock_timestamp(), state = 'fenced' where epoch"
            + " = ?",
        fence.owner().epoch());

    assertThat(cluster.attempts().publish(fence, Cluster.nothing()))
        .isEqualTo(new Written.Refused("registration %s is closed".formatted(fence.owner())));
    assertThat(cluster.kinds(job)).containsExactly("claimed", "rejected");
    assertThat(figuresOf(fence)).startsWith("(rejected");
  }

  @ParameterizedTest
  @EnumSource
  void othersMayWait_whereSomethingWaits_andOnlyThere(Left left) {
    var alone = claimed(due.minusSeconds(100));
    assertThat(othersMayWait(alone, left)).isFalse();

    var waitedFor = claimed(due.minusSeconds(90));
    assertThat(waitFor(due.minusSeconds(70))).isInstanceOf(Claim.Waiting.class);
    assertThat(othersMayWait(waitedFor, left)).isTrue();
  }

  /// The claim has seen the run, and decides to wait for it while the run is being published: that
  /// must not be overlooked, or the slot would lie until the auditor finds it.
  @ParameterizedTest
  @EnumSource
  void othersMayWait_whileAClaimDecidesToWait_isTrue(Left left) throws Exception {
    var fence = claimed(due.minusSeconds(90));
    try (var chain = holdChain()) {
      var claim = threads.submit(() -> waitFor(due.minusSeconds(70)));
      ServerSide.awaitBlockedSessions(POSTGRES.database(), 1);
      var publication = threads.submit(() -> othersMayWait(fence, left));
      ServerSide.awaitBlockedSessions(POSTGRES.database(), 2);
      chain.rollback();

      assertThat(claim.get()).isInstanceOf(Claim.Waiting.class);
      assertThat(publication.get()).isTrue();
    }
  }

  @Test
  void publish_onASchemaWithoutTheFunction_goesStepByStep() {
    rename("publish_outcome", "not_yet");
    try {
      var attempts = cluster.attempts();
      for (int ago = 2; ago > 0; ago--) {
        assertThat(attempts.publish(claimed(due.minusSeconds(ago)), Cluster.nothing()))
            .isInstanceOf(Written.Done.class);
      }
    } finally {
      rename("not_yet", "publish_outcome");
    }
    assertThat(cluster.kinds(job)).containsExactly("claimed", "published", "claimed", "published");
  }

  /// A table of which the server was told when it was empty is read as a whole otherwise, at each
  /// firing and until the next analyze.
  @Test
  void aFiring_readsByKeys_alsoWhereTheTablesWereEmptyWhenItWasPlanned() {
    asSuperuser("analyze cryptorun.slot, cryptorun.attempt, cryptorun.chain_head");
    List<String> readWhole =
        cluster.database.write(handle -> {
          var rule = new CatchUpRule(CatchUp.LATEST, Duration.ofHours(1), due.plusSeconds(900));
          var slot = SlotKey.cron(job, due);
          var request = new ClaimRequest(node.node(), slot, rule, Cluster.facts());
          var claim = new ClaimOnTime(handle, request, rule, cluster.runIds).attempt();
          new PublishOutcome(Cluster.fence(claim.orElseThrow()), Cluster.nothing()).apply(handle);
          return handle
              .select(
                  """
                  select relname
                  from pg_stat_xact_user_tables
                  where schemaname = 'cryptorun' and seq_scan > 0
                    and relname in ('slot', 'attempt', 'chain_head', 'schedule')
                  """)
              .mapTo(String.class)
              .list();
        });

    assertThat(readWhole).isEmpty();
  }

  private static void rename(String from, String to) {
    asSuperuser("alter function cryptorun.%s rename to %s".formatted(from, to));
  }

  private static void asSuperuser(String statement) {
    try (var admin = Schema.open(Schema.superuser(POSTGRES.database()), Pool.command())) {
      admin.write(handle -> handle.execute(statement));
    }
  }

  private boolean othersMayWait(Fence fence, Left left) {
    return ((Written.Done) cluster.attempts().publish(fence, left.publication())).othersMayWait();
  }

  private Claim waitFor(Instant nominal) {
    return cluster.cron(node.node(), job, nominal, CatchUp.ALL, Duration.ofHours(1), due);
  }

  private Fence claimed(Instant nominal) {
    return Cluster.fence(cluster.cron(node.node(), job, nominal));
  }

  private Connection holdChain() throws SQLException {
    var session = POSTGRES.database().connect();
    session.setAutoCommit(false);
    try (var hold =
        session.prepareStatement("select from cryptorun.chain_head where chain = ? for update")) {
      hold.setString(1, job);
      hold.execute();
    }
    return session;
  }

  private String figuresOf(Fence fence) {
    return cluster.one(
        """
        select (outcome, reason, regime, regime_source, candidates, passed, rows, sources, universe_sha256)::text
        from cryptorun.attempt
        where run_id = ?
        """,
        String.class,
        fence.runId());
  }

  private static Publication figures() {
    return new Publication(
        Outcome.PARTIAL,
        "okx missing",
        new RunFigures("normal", "cache", 2, 1, 7, 3, "ab".repeat(32)),
        Cluster.nothing().artifacts(),
        Cluster.nothing().gates(),
        Cluster.nothing().state());
  }
}
