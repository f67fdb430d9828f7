package io.cryptorun.ledger.checkup;

import io.cryptorun.ledger.Database;
import io.cryptorun.ledger.ReadOnlyQuery;
import io.cryptorun.ledger.schema.Roles;
import io.cryptorun.ledger.server.ReadServer;
import io.cryptorun.ledger.server.ServerReview;
import io.cryptorun.ledger.server.Shortcoming;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Asks the database how it and the ledger are. Reads only; role `_cli` suffices.
public final class Checkup {

  private static final int ROUND_TRIPS = 5;

  private static final String SERVER =
      """
      select current_setting('server_version'),
             current_setting('default_transaction_read_only') = 'on' or pg_is_in_recovery(),
             (select count(*) from pg_stat_activity where backend_type = 'client backend'),
             current_setting('max_connections')
      """;

  private static final String TRIGGERS =
      """
      select t.trigger_group || '/' || t.trigger_name,
             case when t.trigger_state = 'COMPLETE'
                       and exists (
                         select
                         from quartz.qrtz_fired_triggers f
                         where f.sched_name = t.sched_name
                           and f.trigger_name = t.trigger_name
                           and f.trigger_group = t.trigger_group)
                  then 'FIRING' else t.trigger_state end,
             t.trigger_state = 'ERROR' and t.next_fire_time > 0
             or t.trigger_state in ('ACQUIRED', 'BLOCKED', 'PAUSED_BLOCKED')
                and not exists (
                  select
                  from quartz.qrtz_fired_triggers f
                  where f.sched_name = t.sched_name
                    and case when t.trigger_state in ('BLOCKED', 'PAUSED_BLOCKED')
                             then f.job_name = t.job_name and f.job_group = t.job_group
                             else f.trigger_name = t.trigger_name and f.trigger_group = t.trigger_group end)
      from quartz.qrtz_triggers t
      order by 1
      """;

  private static final Set<String> FIRING = Set.of("ACQUIRED", "BLOCKED", "FIRING");

  private static final String ATTEMPTS =
      """
      select count(*), count(*) filter (where a.deadline < clock_timestamp()),
             count(*) filter (where e.state in ('left', 'fenced'))
      from cryptorun.attempt a
      join cryptorun.node_epoch e on e.epoch = a.epoch
      where a.outcome = 'running'
      """;

  private static final String HISTORY =
      """
      select count(distinct n.chain), count(*),
             count(*) filter (where n.hash is distinct from sha256(n.prev_hash || convert_to(
               jsonb_build_array(n.chain, n.position, n.job, cryptorun.utc_text(n.due_at), n.run_id,
                 cryptorun.utc_text(n.at), n.actor, n.kind, n.detail)::text, 'UTF8'))
               or n.following is distinct from n.hash)
      from cryptorun.chain_head h
      cross join lateral (
        select e.*, lag(e.prev_hash, 1, h.hash) over (order by e.position desc) as following
        from cryptorun.event e
        where e.chain = h.chain
        order by e.position desc
        limit 200) as n
      """;

  private static final String INVARIANTS =
      """
      select invariant, job, due_at, detail
      from audit.invariants
      order by invariant, job, due_at
      limit 100
      """;

  private final Database database;
  private final ReadOnlyQuery query;
  private final LongSupplier nanos;

  /// @param nanos monotonic time, to measure the way to the server and back
  public Checkup(Database database, LongSupplier nanos) {
    this.database = database;
    this.query = new ReadOnlyQuery(database);
    this.nanos = nanos;
  }

  /// The server, and how far away it is.
  public ServerFacts server() {
    var row = query.ask(SERVER).rows().getFirst();
    return new ServerFacts(
        text(row.get(0)),
        roundTrip(),
        is(row.get(1)),
        number(row.get(2)),
        Integer.parseInt(text(row.get(3))));
  }

  /// What the server lacks, as a node finds it.
  public List<Shortcoming> shortcomings() {
    return ServerReview.of(new ReadServer(database).as(nodesRole()));
  }

  /// The reader's role has a sister that nodes log in as; anybody else speaks for himself.
  private String nodesRole() {
    return database.url().user().replaceFirst("_cli$", Roles.Role.APP.in(""));
  }

  private Duration roundTrip() {
    var taken = new ArrayList<Long>();
    for (int i = 0; i < ROUND_TRIPS; i++) {
      long begun = nanos.getAsLong();
      query.ask("select 1");
      taken.add(nanos.getAsLong() - begun);
    }
    return Duration.ofNanos(
        taken.stream().sorted().skip(ROUND_TRIPS / 2).findFirst().orElseThrow());
  }

  /// The triggers of the job store.
  public StoreFacts triggers() {
    var stuck = new ArrayList<String>();
    var paused = new ArrayList<String>();
    int waiting = 0;
    int firing = 0;
    int other = 0;
    for (var row : query.ask(TRIGGERS).rows()) {
      var state = text(row.get(1));
      if (is(row.get(2))) {
        stuck.add("%s is %s".formatted(text(row.get(0)), state));
      } else if (state.equals("WAITING")) {
        waiting++;
      } else if (FIRING.contains(state)) {
        firing++;
      } else if (state.startsWith("PAUSED")) {
        paused.add(text(row.get(0)).replaceFirst("^workflow/", ""));
      } else {
        other++;
      }
    }
    return new StoreFacts(waiting, firing, paused, other, stuck);
  }

  /// The attempts that are open.
  public AttemptFacts attempts() {
    var row = query.ask(ATTEMPTS).rows().getFirst();
    return new AttemptFacts(number(row.get(0)), number(row.get(1)), number(row.get(2)));
  }

  /// The newest 200 events of each chain, their hashes computed again.
  public HistoryFacts history() {
    var row = query.ask(HISTORY).rows().getFirst();
    return new HistoryFacts(number(row.get(0)), number(row.get(1)), number(row.get(2)));
  }

  /// What must never be and is; at most a hundred.
  public List<Violation> violations() {
    return query.ask(INVARIANTS).rows().stream()
        .map(row ->
            new Violation(
                text(row.get(0)),
                Objects.toString(row.get(1), null),
                (Instant) row.get(2),
                text(row.get(3))))
        .toList();
  }

  private static String text(@Nullable Object value) {
    return Objects.requireNonNull(value).toString();
  }

  private static boolean is(@Nullable Object value) {
    return Boolean.TRUE.equals(value);
  }

  private static int number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).intValue();
  }
}
