-- Published files. The row is written after the file stands under its final name, so a row never names a file
-- that was not there; small files are also kept here, by hash, because the two nodes may have separate disks.
create table cryptorun.artifact (
  run_id       text        not null references cryptorun.attempt,
  slot_id      bigint      not null references cryptorun.slot,
  job          text        not null,
  due_at       timestamptz not null,
  name         text        not null,
  path         text        not null,
  node         text        not null,
  store        text        not null,
  media_type   text        not null,
  rows         integer,
  bytes        bigint      not null check (bytes >= 0),
  sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null default now(),
  primary key (run_id, name),
  unique (slot_id, name)
);

create trigger append_only before update or delete or truncate on cryptorun.artifact
  for each statement execute function cryptorun.refuse_change();

create table cryptorun.artifact_content (
  sha256    text        not null primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes     bigint      not null check (bytes between 0 and 1048576),
  gz        bytea       not null,
  stored_at timestamptz not null default now()
);

alter table cryptorun.artifact_content alter column gz set storage external;
