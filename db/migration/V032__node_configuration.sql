-- Which configuration each daemon runs, and whether the files of its machine say something else. One row a node:
-- its history is the events.
create table cryptorun.node_config (
  node           text        not null primary key references cryptorun.node (id),
  epoch          bigint      not null,
  config_sha256  text        not null,
  files_sha256   text,
  drift          text,
  noted_at       timestamptz not null default clock_timestamp()
);

create or replace view audit.nodes as
select e.node, e.epoch, e.state, e.host, e.version, e.started_at,
       greatest(e.started_at, e.ended_at, h.beat_at,
         (select max(coalesce(a.finished_at, a.started_at)) from cryptorun.attempt a
          where a.epoch = e.epoch and a.outcome <> 'abandoned')) as last_seen,
       coalesce(h.clock_skew_ms, e.clock_skew_ms) as clock_skew_ms, e.market, n.kind, n.num, e.ended_at,
       c.config_sha256, c.files_sha256, c.drift
from cryptorun.node_epoch e
join cryptorun.node n on n.id = e.node
left join cryptorun.heartbeat h on h.node = e.node and h.epoch = e.epoch
left join cryptorun.node_config c on c.node = e.node and c.epoch = e.epoch;

comment on column audit.nodes.config_sha256 is 'Configuration it runs; null where it has not said.';
comment on column audit.nodes.files_sha256 is 'Configuration its files hold; null where they cannot be used.';
comment on column audit.nodes.drift is 'How its files, or what it runs, differ from what is applied; null where they do not.';
