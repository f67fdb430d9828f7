package io.cryptorun.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cryptorun.ledger.Cluster;
import io.cryptorun.ledger.Schema;
import io.cryptorun.testkit.PostgresExtension;
import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Each kind of forgery, found by the auditor.
class VerifyHistoryPostgresTest {

  @RegisterExtension static final PostgresExtension POSTGRES = Schema.extension();

  private final Examined examined = new Examined(POSTGRES.database());
  private final String job = examined.job();
  private final Cluster cluster = examined.cluster();
  private final Tampering superuser = examined.superuser();

  @AfterEach
  void leave() {
    examined.close();
  }

  @Test
  void ordinaryRuns_areIntact_andEveryEventIsRecomputed() {
    examined.publish();
    examined.publish();

    var verified = examined.verify();

    assertThat(verified.faults()).isEmpty();
    assertThat(verified.chains())
        .singleElement()
        .satisfies(chain -> {
          assertThat(chain.from()).isEqualTo(1);
          assertThat(chain.to()).isEqualTo(4);
          assertThat(chain.events()).isEqualTo(4);
          assertThat(chain.publications()).isEqualTo(2);
          assertThat(chain.removedUpTo()).isZero();
          assertThat(chain.head())
              .isEqualTo(
                  cluster.one(
                      "select encode(hash, 'hex') from audit.events where chain = ? and position ="
                          + " 4",
                      String.class,
                      job));
        });
  }

  @Test
  void theWholeLedger_isExaminedChainByChain() {
    examined.publish();

    assertThat(examined.verify(new Scope(null, null)).chains())
        .extracting(ChainReport::chain)
        .contains(job, "cluster");
    assertThat(examined.verify(new Scope(null, "no.such.job")).chains()).isEmpty();
  }

  @Test
  void aChangedEvent_isNamed() throws SQLException {
    var fence = examined.publish();
    superuser.with(event("update cryptorun.event set actor = 'nobody' where %s and position = 2"));

    assertThat(examined.verify().faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Fault.Kind.CHANGED_EVENT);
          assertThat(fault.chain()).isEqualTo(job);
          assertThat(fault.position()).isEqualTo(2);
          assertThat(fault.runId()).isEqualTo(fence.runId());
          assertThat(fault.detail()).startsWith("published of ").contains("its content gives");
        });
  }

  @Test
  void aChangedEventWithAHashToMatch_breaksTheLinkOfTheNext() throws SQLException {
    examined.publish();
    examined.publish();
    superuser.with(
        event(
            """
            update cryptorun.event set detail = '{}',
              hash = sha256(prev_hash || convert_to(jsonb_build_array(chain, position, job, cryptorun.utc_text(due_at),
                run_id, cryptorun.utc_text(at), actor, kind, '{}'::jsonb)::text, 'UTF8'))
            where %s and position = 1
            """));

    // The row of the run still says who began it.
    assertThat(kinds()).containsExactly(Fault.Kind.BROKEN_LINK, Fault.Kind.CHANGED_RUN);
    assertThat(examined.verify().faults().getFirst().position()).isEqualTo(2);
  }

  @Test
  void aDeletedEvent_isMissed_inTheMiddleAndAtTheEnd() throws SQLException {
    examined.publish();
    examined.publish();
    superuser.with(event("delete from cryptorun.event where %s and position = 4"));
    assertThat(examined.verify().faults())
        .extracting(Fault::kind, Fault::position)
        .as("and what it published is unaccounted for")
        .containsExactly(
            tuple(Fault.Kind.MISSING_EVENT, 4L),
            tuple(Fault.Kind.UNACCOUNTED_ARTIFACTS, null),
            tuple(Fault.Kind.UNACCOUNTED_GATES, null));

    superuser.with(event("delete from cryptorun.event where %s and position = 2"));
    assertThat(examined.verify().faults().getFirst().position()).isEqualTo(2);
  }

  @Test
  void anAddedEvent_standsBeyondTheHead() throws SQLException {
    examined.publish();
    superuser.with(
        event(
            """
            insert into cryptorun.event (chain, position, job, at, actor, kind, prev_hash, hash)
            select chain, 3, job, at, 'nobody', 'published', hash, hash from cryptorun.event where %s and position = 2
            """));

    assertThat(kinds()).containsExactly(Fault.Kind.EVENT_BEYOND_HEAD);
  }

  @Test
  void aHead_thatWasChangedOrRemoved_isTold() throws SQLException {
    examined.publish();
    superuser.with(event("update cryptorun.chain_head set hash = 'x' where %s"));
    assertThat(kinds()).containsExactly(Fault.Kind.CHANGED_HEAD);

    superuser.with(event("delete from cryptorun.chain_head where %s"));
    assertThat(kinds()).containsExactly(Fault.Kind.MISSING_HEAD);
  }

  @Test
  void headsThatWereSwapped_areToldOfBothChains() throws SQLException {
    var other = job + ".other";
    examined.publish();
    examined.publish(other);
    superuser.with(
        """
        update cryptorun.chain_head h
        set position = o.position, hash = o.hash
        from cryptorun.chain_head o
        where (h.chain, o.chain) in (('%1$s', '%2$s'), ('%2$s', '%1$s'))
        """
            .formatted(job, other));

    assertThat(examined.verify(new Scope(null, job)).faults())
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.CHANGED_HEAD);
    assertThat(examined.verify(new Scope(null, other)).faults())
        .extracting(Fault::kind)
        .containsExactly(Fault.Kind.CHANGED_HEAD);
  }

  @Test
  void since_believesWhatIsOlder_andFindsWhatIsYounger() throws SQLException {
    examined.publish();
    var since = cluster.now();
    examined.publish();
    superuser.with(event("update cryptorun.event set actor = 'nobody' where %s and position = 1"));

    var verified = examined.verify(new Scope(since, job));
    assertThat(verified.faults()).isEmpty();
    assertThat(verified.chains().getFirst().from()).isEqualTo(3);
    assertThat(kinds()).containsExactly(Fault.Kind.CHANGED_EVENT, Fault.Kind.CHANGED_RUN);

    superuser.with(event("update cryptorun.event set actor = 'nobody' where %s and position = 3"));
    assertThat(examined.verify(new Scope(since, job)).faults().getFirst().position()).isEqualTo(3);
    assertThat(examined.verify(new Scope(cluster.now(), job)).chains().getFirst().events())
        .isZero();
  }

  @Test
  void aLongChain_isWalkedInPages_andToldOf() throws SQLException {
    int length = 2 * StoredEvents.PAGE + 7;
    cluster.database.<Integer>write(handle ->
        handle.execute(
            "insert into cryptorun.event (job, actor, kind) select ?, 'test', 'step' from"
                + " generate_series(1, ?)",
            job,
            length));
    var told = new ArrayList<Long>();
    try (var auditor = examined.auditor()) {
      var verified =
          new VerifyHistory(auditor)
              .verify(new Scope(null, job), (_, events, _) -> told.add(events));
      assertThat(verified.faults()).isEmpty();
      assertThat(verified.events()).isEqualTo(length);
    }
    assertThat(told).containsExactly(1000L, 2000L, (long) length);

    superuser.with(
        event("update cryptorun.event set kind = 'forged' where %s and position = 2003"));
    assertThat(examined.verify().faults().getFirst().position()).isEqualTo(2003);
  }

  private String event(String sql) {
    return sql.formatted("chain = '" + job + "'");
  }

  private Iterable<Fault.Kind> kinds() {
    return examined.verify().faults().stream().map(Fault::kind).toList();
  }
}
