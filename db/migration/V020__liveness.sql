-- The pulse of each daemon: a counter that its liveness session moves on four times a second. A peer watches
-- whether it moves, never what time it shows; the times are for whoever reads the audit. The table is unlogged: a
-- beat is worth nothing after a crash of the server, and must not wait for its disk.
create unlogged table cryptorun.heartbeat (
  node          text        not null primary key references cryptorun.node (id),
  epoch         bigint      not null,
  beat          bigint      not null,
  beat_at       timestamptz not null default clock_timestamp(),
  session_since timestamptz not null default clock_timestamp(),
  clock_skew_ms bigint
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200,
        autovacuum_vacuum_cost_delay = 0);

create or replace view audit.nodes as
select e.node, e.epoch, e.state, e.host, e.version, e.started_at,
       greatest(e.started_at, e.ended_at, h.beat_at,
         (select max(coalesce(a.finished_at, a.started_at)) from cryptorun.attempt a
          where a.epoch = e.epoch and a.outcome <> 'abandoned')) as last_seen,
       coalesce(h.clock_skew_ms, e.clock_skew_ms) as clock_skew_ms, e.market, n.kind, n.num, e.ended_at
from cryptorun.node_epoch e
join cryptorun.node n on n.id = e.node
left join cryptorun.heartbeat h on h.node = e.node and h.epoch = e.epoch;

comment on column audit.nodes.last_seen is 'Newest sign of this registration: a beat of its pulse, or a write in the ledger.';
comment on column audit.nodes.clock_skew_ms is 'Its clock minus the database clock, as last measured; null when not measured.';
