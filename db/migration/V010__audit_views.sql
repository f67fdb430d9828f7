-- What an auditor reads. Names here are a promise: later versions add columns at the end, they rename nothing.
create schema audit;
comment on schema audit is 'The public record: what ran, what did not, and why. Times are UTC instants, words are lower case.';

create view audit.slots as
select s.slot_id, s.job, s.due_at, s.kind, s.state, s.reason, a.run_id, s.attempts, a.node as owner, a.epoch,
       s.created_at, s.closed_at
from cryptorun.slot s
left join cryptorun.attempt a on a.slot_id = s.slot_id and a.attempt = s.attempts;

comment on view audit.slots is 'One row per nominal time of a job, or per request: run or not, with the reason.';
comment on column audit.slots.slot_id is 'Number of the slot.';
comment on column audit.slots.job is 'Name of the job.';
comment on column audit.slots.due_at is 'Nominal time, time of the request, or the instant a replay stands at; whole seconds.';
comment on column audit.slots.kind is 'cron, manual, retry or replay.';
comment on column audit.slots.state is 'planned, claimed, running, success, partial, failed, cancelled or skipped.';
comment on column audit.slots.reason is 'Why it did not succeed: overlap, paused, catch_up, drain, superseded, timeout, abandoned, error or operator.';
comment on column audit.slots.run_id is 'Run id of the newest attempt; null when none was made.';
comment on column audit.slots.attempts is 'How many attempts were made.';
comment on column audit.slots.owner is 'Node of the newest attempt.';
comment on column audit.slots.epoch is 'Registration of that node under which the attempt was made.';
comment on column audit.slots.created_at is 'When the row was written (database clock).';
comment on column audit.slots.closed_at is 'When the slot reached its final state; null while open.';

create view audit.runs as
select a.run_id, a.slot_id, a.job, a.due_at, a.kind, a.attempt, a.node, a.epoch, a.started_at, a.finished_at,
       round(1000 * extract(epoch from a.finished_at - a.started_at))::bigint as duration_ms,
       case when a.kind <> 'replay'
            then round(1000 * extract(epoch from a.started_at - a.due_at))::bigint end as start_delay_ms,
       a.outcome, a.reason, a.error_code, a.error, a.recovered_from, a.retry_of, a.requested_by, a.market,
       a.regime, a.regime_source, a.candidates, a.passed, a.rows, a.config_sha256, a.universe_sha256,
       a.code_version, a.sources
from cryptorun.attempt a;

comment on view audit.runs is 'One row per attempt.';
comment on column audit.runs.run_id is 'Id of the attempt: sorts by time of creation.';
comment on column audit.runs.slot_id is 'The slot it tried.';
comment on column audit.runs.job is 'Name of the job.';
comment on column audit.runs.due_at is 'Nominal time: stamps the artifacts and cuts the candles.';
comment on column audit.runs.kind is 'cron, manual, retry or replay.';
comment on column audit.runs.attempt is 'First, second, … attempt of the slot.';
comment on column audit.runs.node is 'Node that made it.';
comment on column audit.runs.epoch is 'Registration of that node; only an active one may publish.';
comment on column audit.runs.started_at is 'When it claimed the slot (database clock).';
comment on column audit.runs.finished_at is 'When it was closed; null while running.';
comment on column audit.runs.duration_ms is 'finished_at - started_at.';
comment on column audit.runs.start_delay_ms is 'started_at - due_at; null for a replay.';
comment on column audit.runs.outcome is 'running, success, partial, failed, timeout, cancelled, abandoned or rejected.';
comment on column audit.runs.reason is 'Why it was not a success, in one word or code.';
comment on column audit.runs.error_code is 'Code of the error, where there was one.';
comment on column audit.runs.error is 'Text of the error.';
comment on column audit.runs.recovered_from is 'The abandoned attempt that this one does again.';
comment on column audit.runs.retry_of is 'The run that an operator asked to retry.';
comment on column audit.runs.requested_by is 'Who asked, for kinds other than cron.';
comment on column audit.runs.market is 'live, or sim: and the fingerprint of the simulated data.';
comment on column audit.runs.regime is 'Market regime the run used.';
comment on column audit.runs.regime_source is 'cache, default or stale.';
comment on column audit.runs.candidates is 'Symbols evaluated.';
comment on column audit.runs.passed is 'Symbols that passed every mandatory gate.';
comment on column audit.runs.rows is 'Rows of the main artifact.';
comment on column audit.runs.config_sha256 is 'Configuration the run used.';
comment on column audit.runs.universe_sha256 is 'Universe the run used.';
comment on column audit.runs.code_version is 'Version of the program.';
comment on column audit.runs.sources is 'Exchanges that delivered anything the run used.';

create view audit.events as
select chain, position, job, due_at, run_id, at, actor, kind, detail, prev_hash, hash
from cryptorun.event;

comment on view audit.events is 'One row per step of history, append-only, hash-chained per job. hash = sha256(prev_hash || utf8(jsonb_build_array(chain, position, job, due_at, run_id, at, actor, kind, detail)::text)), times as YYYY-MM-DDTHH24:MI:SS.USZ.';
comment on column audit.events.chain is 'The job, or cluster.';
comment on column audit.events.position is 'Place in the chain, from 1 without gaps.';
comment on column audit.events.job is 'The job, where the step belongs to one.';
comment on column audit.events.due_at is 'Slot the step belongs to.';
comment on column audit.events.run_id is 'Attempt the step belongs to.';
comment on column audit.events.at is 'Database clock when the row was written.';
comment on column audit.events.actor is 'Node that did it.';
comment on column audit.events.kind is 'What happened: joined, left, fenced, claimed, waiting, skipped, published, failed, timeout, cancelled, abandoned, rejected, config_applied, …';
comment on column audit.events.detail is 'Particulars of the step.';
comment on column audit.events.prev_hash is 'Hash of the row before it in the chain; empty for the first.';
comment on column audit.events.hash is 'Hash of this row.';

create view audit.artifacts as
select run_id, job, due_at, name, path, node, store, media_type, rows, bytes, sha256, published_at
from cryptorun.artifact;

comment on view audit.artifacts is 'One row per published file.';
comment on column audit.artifacts.run_id is 'Run that published it.';
comment on column audit.artifacts.job is 'Name of the job.';
comment on column audit.artifacts.due_at is 'Nominal time of the run; names the directory.';
comment on column audit.artifacts.name is 'File name.';
comment on column audit.artifacts.path is 'Absolute, or relative to the home of the store.';
comment on column audit.artifacts.node is 'Node that wrote it.';
comment on column audit.artifacts.store is 'Host and directory that hold the file.';
comment on column audit.artifacts.media_type is 'Media type of the file.';
comment on column audit.artifacts.rows is 'Rows or items in the file; null where the word has no meaning.';
comment on column audit.artifacts.bytes is 'Size of the file.';
comment on column audit.artifacts.sha256 is 'SHA-256 of the file, in hexadecimal.';
comment on column audit.artifacts.published_at is 'Transaction time of the publication (database clock).';

create view audit.gates as
select run_id, job, due_at, symbol, rank, gate, class, passed, code, value, threshold, op, margin, source,
       age_seconds, seq, recorded_at
from cryptorun.gate_decision;

comment on view audit.gates is 'One row per gate decision of one symbol in one run.';
comment on column audit.gates.run_id is 'Run that decided.';
comment on column audit.gates.job is 'Name of the job.';
comment on column audit.gates.due_at is 'Nominal time of the run.';
comment on column audit.gates.symbol is 'Coin, such as BTC/USD.';
comment on column audit.gates.rank is 'Place of the symbol in the ranking of the run, from 1.';
comment on column audit.gates.gate is 'Name of the gate.';
comment on column audit.gates.class is 'What a failure means: whether the gate is mandatory.';
comment on column audit.gates.passed is 'Whether the gate passed.';
comment on column audit.gates.code is 'Reason code.';
comment on column audit.gates.value is 'Measured value, unrounded; null when it could not be measured.';
comment on column audit.gates.threshold is 'Value it was compared with.';
comment on column audit.gates.op is 'The comparison that passes.';
comment on column audit.gates.margin is 'Signed distance from the threshold, zero or more in the passing direction; null where value or threshold is.';
comment on column audit.gates.source is 'Where the value came from.';
comment on column audit.gates.age_seconds is 'Age of the value when it was used.';
comment on column audit.gates.seq is 'Place of the gate in the order of evaluation, from 1.';
comment on column audit.gates.recorded_at is 'Transaction time of the publication (database clock).';

create view audit.nodes as
select e.node, e.epoch, e.state, e.host, e.version, e.started_at,
       greatest(e.started_at, e.ended_at,
         (select max(coalesce(a.finished_at, a.started_at)) from cryptorun.attempt a
          where a.epoch = e.epoch and a.outcome <> 'abandoned')) as last_seen,
       e.clock_skew_ms, e.market, n.kind, n.num, e.ended_at
from cryptorun.node_epoch e
join cryptorun.node n on n.id = e.node;

comment on view audit.nodes is 'One row per registration of a node.';
comment on column audit.nodes.node is 'Name of the node.';
comment on column audit.nodes.epoch is 'Number of the registration; grows over all nodes.';
comment on column audit.nodes.state is 'active, draining, left or fenced.';
comment on column audit.nodes.host is 'Machine it runs on.';
comment on column audit.nodes.version is 'Version of the program.';
comment on column audit.nodes.started_at is 'When it registered.';
comment on column audit.nodes.last_seen is 'Newest write of this registration in the ledger.';
comment on column audit.nodes.clock_skew_ms is 'Its clock minus the database clock at registration; null when not measured.';
comment on column audit.nodes.market is 'Market it reads.';
comment on column audit.nodes.kind is 'daemon, cli or replay.';
comment on column audit.nodes.num is 'Its advisory lock is (7201, num).';
comment on column audit.nodes.ended_at is 'When it left or was fenced; null while active.';

create view audit.regimes as
select at, market, regime, overlay, confidence, realized_vol_7d, pct_above_20ma, breadth_thrust, vol_vote, ma_vote,
       breadth_vote, weights, valid_until, run_id
from cryptorun.regime_history;

comment on view audit.regimes is 'One row per regime refresh.';
comment on column audit.regimes.at is 'Nominal time of the refresh.';
comment on column audit.regimes.market is 'Market it describes.';
comment on column audit.regimes.regime is 'calm, normal or volatile.';
comment on column audit.regimes.overlay is 'risk_off or btc_driven; null for none.';
comment on column audit.regimes.confidence is 'Confidence of the vote, 0 to 1.';
comment on column audit.regimes.realized_vol_7d is 'Realized volatility over seven days.';
comment on column audit.regimes.pct_above_20ma is 'Share of coins above their 20-day mean, percent.';
comment on column audit.regimes.breadth_thrust is 'Breadth thrust.';
comment on column audit.regimes.vol_vote is 'Vote of the volatility.';
comment on column audit.regimes.ma_vote is 'Vote of the 20-day means.';
comment on column audit.regimes.breadth_vote is 'Vote of the breadth thrust.';
comment on column audit.regimes.weights is 'Factor weights that follow from it.';
comment on column audit.regimes.valid_until is 'After this a reader goes back to the normal weights.';
comment on column audit.regimes.run_id is 'Run that refreshed it.';
